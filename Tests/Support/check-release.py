"""Compares an export of a release with the release itself, as the programming interface hands it out.

check-release.py RELEASE.json FOLDER NUMBER: reads release.csv, .jsonl, .xlsx and .datapackage in FOLDER by
programs of others, works out from RELEASE.json what has to stand there, and prints how many rows agree.
"""

import csv
import json
import sys
from pathlib import Path

import frictionless
import openpyxl

COLUMNS = (
    "release day table filter question text category label question_2 text_2 category_2 label_2 "
    "lower upper words"
).split()


def expected(release: dict, serial: int) -> list[tuple]:
    """Release, day, table, codes, edges and words of each band, in the order in which they stand."""
    rows = []
    for table in release["tables"]:
        names = [question["question"] for question in table["questions"]]
        groups = [["+".join(codes) for codes in question["categories"]] for question in table["questions"]]
        if len(names) == 1:
            places = [(code,) for code in groups[0]]
        else:
            places = [(row, column) for row in groups[0] for column in groups[1]]
            places += [(row, "*") for row in groups[0]] + [("*", column) for column in groups[1]]
        bands = table["cells"] + [band for margin in table["margins"] for band in margin]
        if table["total"] is not None:
            places.append(("*",) * len(names))
            bands = bands + [table["total"]]
        assert len(places) == len(bands), table["name"]
        for codes, band in zip(places, bands):
            small = isinstance(band, str)
            lower, upper = (0, int(band[1:]) - 1) if small else band
            words = f"fewer than {upper + 1}" if small else f"{lower}–{upper}"
            pairs = [part for pair in zip(names, codes) for part in pair]
            pairs += [""] * (4 - len(pairs))
            rows.append((serial, release["day"], table["name"], *pairs, lower, upper, words))
    return rows


def core(row: dict) -> tuple:
    """What can be worked out from the release alone."""
    names = "release day table question category question_2 category_2 lower upper words".split()
    numbers = {"release", "lower", "upper"}
    return tuple(int(row[name]) if name in numbers else row[name] or "" for name in names)


def rows_of(path: Path) -> list[dict]:
    """The rows of a file, by its ending."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text().splitlines()]
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == ["Results", "Codebook"], book.sheetnames
        return [dict(zip(COLUMNS, row)) for row in book["Results"].iter_rows(min_row=2, values_only=True)]
    if path.suffix == ".datapackage":
        package = frictionless.Package(str(path / "datapackage.json"))
        report = package.validate()
        assert report.valid, report.to_summary()
        data = package.get_resource("data").read_rows()
        book = package.get_resource("codebook").read_rows()
        known = {(row["question"], row["value"]) for row in book if row["value"]}
        for row in data:
            for question, category in (("question", "category"), ("question_2", "category_2")):
                codes = [code for code in (row[category] or "").split("+") if code not in ("", "*")]
                assert all((row[question], code) in known for code in codes), row
        return [dict(row) for row in data]
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    release = json.loads(Path(sys.argv[1]).read_text())
    folder, serial = Path(sys.argv[2]), int(sys.argv[3])
    wanted = expected(release, serial)
    labels = None
    for ending in ("csv", "jsonl", "xlsx", "datapackage"):
        rows = rows_of(folder / f"release.{ending}")
        assert list(rows[0]) == COLUMNS, list(rows[0])
        assert [core(row) for row in rows] == wanted, ending
        own = [[row[name] or "" for name in ("filter", "text", "label", "text_2", "label_2")] for row in rows]
        assert labels in (None, own), ending
        labels = own
    print(f"{len(wanted)} rows agree")


if __name__ == "__main__":
    main()
