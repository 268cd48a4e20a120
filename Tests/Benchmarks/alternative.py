"""What a capable volunteer would write in an afternoon: the same survey in FastAPI on SQLite.

It checks the fields it gets and is as durable as Recount (WAL, synchronous=FULL, one transaction a
submission); it has no consent record, no sealing, no ledger, no counts and no receipt.
"""

import os
import secrets
import sqlite3
import threading
from typing import Annotated, Literal

from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

Region = Literal["us", "canada", "uk", "germany", "europe", "oceania", "other"]
Reason = Literal["weakness", "swallow", "gut", "steroids", "muscles", "mood", "other", "none"]
Tried = Literal["texture", "move", "advice", "treatment", "none"]
YesNo = Literal["yes", "no"]


class Answers(BaseModel):
    model_config = ConfigDict(extra="forbid")

    key: str = Field(pattern=r"^[A-Za-z0-9_.-]{22,64}$")
    language: Literal["en", "de"] = "en"
    ok_survey: Literal["yes"]
    ok_research: YesNo | None = None
    ok_stories: YesNo | None = None
    adult: YesNo
    who: Literal["self", "child", "adult"]
    diagnosis: Literal["lems", "nmt", "cms", "unsure", "other"] | None = None
    gene: str | None = Field(None, max_length=200)
    first_signs: int | None = Field(None, ge=1920, le=2030)
    region: Region | None = None
    weight: float | None = Field(None, ge=5, le=350)
    change: Literal["lost", "same", "gained", "both", "skip"] | None = None
    unplanned: YesNo | None = None
    reasons: list[Reason] = []
    tried: list[Tried] = []
    listened: int | None = Field(None, ge=1, le=5)
    story: str | None = Field(None, max_length=5000)


app = FastAPI(openapi_url=None)
local = threading.local()


def database() -> sqlite3.Connection:
    if not hasattr(local, "connection"):
        path = os.environ["ALTERNATIVE_DATABASE"]
        local.connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        local.connection.execute("PRAGMA journal_mode=WAL")
        local.connection.execute("PRAGMA synchronous=FULL")
        local.connection.execute(
            "CREATE TABLE IF NOT EXISTS response"
            "(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, answers TEXT NOT NULL) STRICT"
        )
    return local.connection


@app.get("/surveys/{form}")
async def page(form: str) -> HTMLResponse:
    fields = "".join(
        f'<p><label>{name}<input name="{name}"></label></p>' for name in Answers.model_fields
    )
    filling = "<!-- as long as a real page -->".ljust(11 * 1024)
    hidden = f'<input type="hidden" name="key" value="{secrets.token_urlsafe(16)}">'
    return HTMLResponse(f"<!doctype html><form method=post>{hidden}{fields}</form>{filling}")


@app.post("/surveys/{form}")
def submit(form: str, answers: Annotated[Answers, Form()]) -> RedirectResponse:
    database().execute(
        "INSERT INTO response(key, answers) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (answers.key, answers.model_dump_json(exclude_none=True)),
    )
    return RedirectResponse("/receipt", status_code=303)
