"""Makes answers to a survey with every kind of question, and judges exports of them by readers of others.

    check-export.py make FOLDER          writes survey-1.yaml, survey-2.yaml, answers.jsonl, expected.jsonl
    check-export.py READER FILE FOLDER   reads an export, compares every value, and prints how many agree

What is expected is worked out here from what was typed, and not from anything that the program says.
"""

import csv
import json
import random
import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

COUNT = 500
# Every so many responses something becomes of one.
NO_RESEARCH, WITHDRAWN, ENDED = 7, 11, 13

HEAD = """survey: harbour
version: {version}
language: en
title: Harbour
purposes:
  survey: To count my answers
  research: To share my answers with research
  stories: To publish my story
  contact: To write to me
sensitive: none
purpose: [survey, research]
sections:
- section: All
  items:
  - id: ok_survey
    consent: I take part.
    purpose: survey
    required: true
  - id: ok_research
    consent: Share them.
    purpose: research
  - id: ok_stories
    consent: Publish it.
    purpose: stories
  - id: ok_contact
    consent: Write to me.
    purpose: contact
  - id: serial
    number: Which one is this?
    min: 0
  - id: who
    one: Who are you, "really"?
    choices:
    - self: Myself
    - child: My child
{who}    - other: =Somebody else
      write: Who, then?
  - id: change
    one: Has it changed?
    sensitive: health
    choices:
    - lost: Less
    - same: The same
    - skip: I prefer not to say
  - id: reasons
    many: Why?
    show: change = lost
    sensitive: health
    choices:
    - swallow: Swallowing
    - gut: Nausea
    - other: Something else
      write: What was it?
    - none: None
      alone: true
  - id: adult
    yesno: Are you of age?
  - id: gene
    text: Which gene?
    identifies: true
  - id: email
    text: Where can we write?
    identifies: true
    purpose: contact
  - id: dose
    number: Which dose?
    unit: mg
    decimals: 2
  - id: mood
    rating: How are you?
  - id: advise
    nps: Would you advise it?
  - id: pain
    slider: How much does it hurt?
    step: "0.5"
  - id: born
    date: When were you born?
    sensitive: health
  - id: since
    date: Since when?
    partial: true
  - id: meals
    grid: How often did these tire you?
    rows:
    - breakfast: Breakfast
    - dinner: Dinner
{rows}    choices:
    - "1": Often
    - "2": Seldom
  - id: top
    rank: What matters?
    choices:
    - talk: Talking
    - walk: Walking
    - rest: Resting
  - id: total
    title: Both together
    score: mood + advise
    needs: [mood, advise]
{changing}  - id: secret
    text: A secret
    purpose: stories
  - id: story
    story: Your story
"""

FIRST = {"version": "1.0.0", "who": "", "rows": "", "changing": "  - id: nick\n    text: Your nickname\n"}
SECOND = {
    "version": "2.0.0",
    "who": "    - friend: A friend\n",
    "rows": "    - lunch: Lunch\n",
    "changing": "  - id: colour\n    dropdown: Which colour?\n    choices:\n"
    "    - red: Red\n    - blue: Blue\n",
}

TEXTS = [
    "plain", "كيف حالك؟", 'she said "no"', "two\nlines", "a, b; c\td", "👩🏽‍⚕️ und Käse 🧀",
    "=1+1", "+49 30", "-99", "@cmd", "'=quoted", "'plain", ".skipped", ".not_shown", "null", "NA",
    "<b>&amp;</b>", "عربي\nمع \"اقتباس\"", "x" * 300, "_x0041_ and _x00e9_", "ü" * 1500, "end\\", "  .x".strip(), "'.skipped",
]
ONE_LINE = [text for text in TEXTS if "\n" not in text and "\t" not in text]


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "survey-1.yaml").write_text(HEAD.format(**FIRST))
    (folder / "survey-2.yaml").write_text(HEAD.format(**SECOND))
    chance = random.Random(20261126)
    with open(folder / "answers.jsonl", "w") as answers, open(folder / "expected.jsonl", "w") as expected:
        for serial in range(COUNT):
            version = 1 if serial < COUNT // 2 else 2
            typed, row = response(serial, version, chance)
            research = serial % NO_RESEARCH != 0
            fate = "withdrawn" if serial % WITHDRAWN == 1 else "ended" if serial % ENDED == 2 else "kept"
            consents = {"survey": True, "research": research, "stories": True, "contact": True}
            body = {"answers": typed, "consents": consents, "language": "en"}
            print(json.dumps({"fate": fate, "version": version, "body": body}), file=answers)
            if research and fate == "kept":
                print(json.dumps({"serial": serial, "row": row}), file=expected)


def missing(reason):
    return {"missing": reason}


def response(serial, version, chance):
    """What a person types, and what a record of it has in each column."""
    typed = {"serial": str(serial), "gene": f"IDENTIFYING gene {serial}", "email": f"IDENTIFYING {serial}",
             "secret": "FOREIGN secret"}
    row = {"serial": {"number": str(serial)}, "form_version": {"code": f"{version}.0.0"},
           "response_language": {"text": "en"}}

    def maybe(answered):
        return answered if chance.random() < 0.8 else None

    def put(name, kind, value, text=None):
        if value is not None:
            typed[name] = value if text is None else text
        row[name] = missing("skipped") if value is None else {kind: value}

    options = ["self", "child", "other"] + (["friend"] if version == 2 else [])
    put("who", "code", maybe(chance.choice(options)))
    beside = maybe(chance.choice(ONE_LINE))
    row["who.other.text"] = missing("not_shown")
    if typed.get("who") == "other":
        put("who.other.text", "text", beside)
        if beside is not None:
            typed["who.other"] = typed.pop("who.other.text")
    put("change", "code", maybe(chance.choice(["lost", "lost", "same", "skip"])))
    many(typed, row, maybe(chance.sample(["swallow", "gut", "other"], chance.randint(1, 3))), chance)
    put("adult", "flag", maybe(chance.random() < 0.5))
    number = maybe(str(Decimal(chance.randint(-20000, 20000)) / 100))
    put("dose", "number", number)
    mood, advise = maybe(chance.randint(1, 5)), maybe(chance.randint(0, 10))
    put("mood", "number", None if mood is None else str(mood))
    put("advise", "number", None if advise is None else str(advise))
    put("pain", "number", maybe(str(Decimal(chance.randint(0, 200)) / 2)))
    put("born", "date", maybe(f"{chance.randint(1901, 2020)}-{chance.randint(1, 12):02}-"
                              f"{chance.randint(1, 28):02}"))
    put("since", "date", maybe(chance.choice(["1999", "2004-05", "2019-02-28"])))
    grid(typed, row, version, chance)
    rank(typed, row, maybe(chance.sample(["talk", "walk", "rest"], chance.randint(1, 3))))
    both = None if mood is None or advise is None else str(mood + advise)
    row["total"] = missing("skipped") if both is None else {"number": both}
    row["nick"] = row["colour"] = missing("not_in_version")
    if version == 1:
        put("nick", "text", maybe(chance.choice(ONE_LINE)))
    else:
        put("colour", "code", maybe(chance.choice(["red", "blue"])))
    put("story", "text", maybe(chance.choice(TEXTS)))
    if serial == 17:
        put("story", "text", "é🧀" * 10_000)
    return typed, row


def many(typed, row, chosen, chance):
    columns = ["swallow", "gut", "other", "none"]
    row["reasons.other.text"] = missing("not_shown")
    if typed.get("change") != "lost":
        for code in columns:
            row[f"reasons.{code}"] = missing("not_shown")
        return
    for code in columns:
        row[f"reasons.{code}"] = missing("skipped") if chosen is None else {"flag": code in chosen}
    if chosen is None:
        return
    typed["reasons"] = chosen
    if "other" in chosen:
        text = chance.choice(ONE_LINE)
        typed["reasons.other"] = text
        row["reasons.other.text"] = {"text": text}


def grid(typed, row, version, chance):
    rows = ["breakfast", "dinner"] + (["lunch"] if version == 2 else [])
    row["meals.lunch"] = missing("not_in_version")
    given = {}
    for name in rows:
        if chance.random() < 0.7:
            given[name] = chance.choice(["1", "2"])
        row[f"meals.{name}"] = {"code": given[name]} if name in given else missing("skipped")
    if given:
        typed["meals"] = given


def rank(typed, row, order):
    for code in ["talk", "walk", "rest"]:
        row[f"top.{code}"] = missing("skipped")
        if order and code in order:
            row[f"top.{code}"] = {"number": str(order.index(code) + 1)}
    if order:
        typed["top"] = order


# What each column is read as.

def undefused(text):
    """Takes off the apostrophe that keeps a spreadsheet from calculating."""
    rest = text.lstrip("'")
    special = rest[:1] in set("=+-@\t\r") or rest in TOKENS
    return text[1:] if text.startswith("'") and special and rest != "" else text


TOKENS = [".not_shown", ".skipped", ".declined", ".not_in_version"]


def cell(text, kind):
    if text in TOKENS:
        return missing(text[1:])
    if kind == "flag":
        return {kind: {"yes": True, "no": False}[text]}
    return {kind: undefused(text) if kind == "text" else text}


def read_csv(file, end=b"\r\n"):
    assert Path(file).read_bytes().endswith(end), "the last record has an end"
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    return rows, lambda row, name, kind: cell(row[name], kind)


def read_jsonl(file):
    rows = [json.loads(line, parse_float=Decimal) for line in open(file, encoding="utf-8")]

    def value(row, name, kind):
        reasons = [reason for reason, names in row["record_missing"].items() if name in names]
        if row[name] is None:
            assert len(reasons) == 1, name
            return missing(reasons[0])
        assert not reasons, name
        return {kind: str(row[name]) if kind == "number" else row[name]}

    return rows, value


REASONS = ["not_shown", "skipped", "declined", "not_in_version"]


def whole(number):
    """A number as people write it."""
    return str(Decimal(repr(number)).normalize()) if number % 1 else str(int(number))


def coded(labels, number, name):
    """The code of a choice, by the words that stand at its number."""
    text = labels[number]
    codes = [code for code, words in WORDS[name].items() if words == text]
    assert len(codes) == 1, f"{name}: {text}"
    return {"code": codes[0]}


def read_sav(file):
    data, meta = pyreadstat_of(file, "sav")
    labels = meta.variable_value_labels
    rows = data.to_dict("records")

    def value(row, name, kind):
        if kind == "text" or name == "since":
            names = [column for column in row if column == name or
                     column.startswith("t") and column.partition("_")[2] == name]
            state = row.get(f"{name}.there", 1.0)
            if state != 1.0:
                assert not any(row[column] for column in names)
                return reason(f"{name}.there", state)
            return {kind: "".join(row[column] for column in names)}
        if name in meta.missing_ranges and any(
                part["lo"] <= row[name] <= part["hi"] for part in meta.missing_ranges[name]):
            return reason(name, row[name])
        if kind == "date":
            return {kind: (date(1582, 10, 14) + timedelta(seconds=row[name])).isoformat()}
        if kind == "code":
            return coded(labels[name], row[name], name)
        if kind == "flag":
            return {kind: {"Yes": True, "No": False}[labels[name][row[name]]]}
        return {kind: whole(row[name])}

    def reason(name, number):
        if name == "change" and labels[name][number] == "I prefer not to say":
            return {"code": "skip"}
        return missing(REASON_WORDS[labels[name][number]])

    return rows, value


def read_dta(file):
    data, meta = pyreadstat_of(file, "dta")
    labels = meta.variable_value_labels
    rows = data.to_dict("records")

    def value(row, name, kind):
        own = name.replace(".", "_")
        if kind == "text" or name == "since":
            state = row.get(f"{own}_there", 1)
            if state != 1:
                assert row[own] == ""
                return reason(f"{own}_there", state)
            return {kind: row[own]}
        if isinstance(row[own], str):
            return reason(own, row[own])
        if kind == "date":
            return {kind: (date(1960, 1, 1) + timedelta(days=row[own])).isoformat()}
        if kind == "code":
            return coded(labels[own], row[own], name)
        if kind == "flag":
            return {kind: {"Yes": True, "No": False}[labels[own][row[own]]]}
        return {kind: whole(row[own])}

    def reason(own, letter):
        if own == "change" and labels[own][letter] == "I prefer not to say":
            return {"code": "skip"}
        return missing(REASON_WORDS[labels[own][letter]])

    return rows, value


def read_pspp(file):
    """An SPSS file by GNU PSPP, which has nothing in common with the library that wrote it."""
    with TemporaryDirectory() as folder:
        told = pspp(f'''GET FILE="{file}".
            DISPLAY DICTIONARY.
            FORMATS born (F20.0).
            SAVE TRANSLATE /OUTFILE="{folder}/out.csv" /TYPE=CSV /FIELDNAMES /CELLS=VALUES.''')
        rows, _ = read_csv(f"{folder}/out.csv", end=b"\n")
    for words in ["How are you?", "Somebody else", "Question not in this version", "-99 THRU -96"]:
        assert words in " ".join(told.split()), words
    _, meta = pyreadstat_of(file, "sav")
    labels = meta.variable_value_labels
    reasons = [f"{number}" for number in range(-99, -95)]

    def value(row, name, kind):
        if kind == "text" or name == "since":
            state = row.get(f"{name}.there", "1")
            text = "".join(row[column] for column in row if column == name or
                           column.startswith("t") and column.partition("_")[2] == name)
            return {kind: text} if state == "1" else missing(TOKENS[reasons.index(state)][1:])
        found = row[name]
        first = date(900, 1, 1) - date(1582, 10, 14)
        days = [str((first.days + day) * 86_400) for day in range(4)]
        far = [str(number) for number in range(-9999999999999, -9999999999995)]
        for words in (reasons, days, far):
            if found in words and name not in ("record_number", "form_version"):
                if name == "change" and found == "-97":
                    return {"code": "skip"}
                return missing(TOKENS[words.index(found)][1:])
        if kind == "date":
            return {kind: (date(1582, 10, 14) + timedelta(seconds=int(found))).isoformat()}
        if kind == "code":
            return coded(labels[name], float(found), name)
        return {kind: found == "1" if kind == "flag" else found}

    return rows, value


def pspp(syntax):
    run = subprocess.run(["pspp", "-O", "format=txt", "-O", "width=500", "-o", "/dev/stdout", "-"], input=syntax,
                         capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin"})
    assert run.returncode == 0 and "warning" not in run.stdout and "error" not in run.stdout, run.stdout
    return run.stdout


def read_pandas(file):
    """A Stata file by pandas, which has nothing in common with the library that wrote it."""
    from pandas.io.stata import StataMissingValue, StataReader
    with StataReader(file) as reader:
        data = reader.read(convert_categoricals=False, convert_missing=True, convert_dates=False)
        labels, words = reader.value_labels(), reader.variable_labels()
    assert words["mood"] == "How are you?" and words["who"] == 'Who are you, "really"?'
    assert labels["who"][1] == "Myself" and labels["adult"] == labels["adult"] | {0: "No", 1: "Yes"}
    rows = data.to_dict("records")
    letters = [".a", ".b", ".c", ".d"]

    def value(row, name, kind):
        own = name.replace(".", "_")
        if kind == "text" or name == "since":
            state = row.get(f"{own}_there", 1)
            return {kind: row[own]} if state == 1 else reason(state)
        if isinstance(row[own], StataMissingValue):
            if name == "change" and row[own].string == ".c":
                return {"code": "skip"}
            return reason(row[own])
        if kind == "date":
            return {kind: (date(1960, 1, 1) + timedelta(days=row[own])).isoformat()}
        if kind == "code":
            return coded(labels[own], row[own], name)
        return {kind: row[own] == 1 if kind == "flag" else whole(float(row[own]))}

    def reason(state):
        return missing(TOKENS[letters.index(state.string)][1:])

    return rows, value


def pyreadstat_of(file, kind):
    import pyreadstat
    read = {"sav": pyreadstat.read_sav, "dta": pyreadstat.read_dta}[kind]
    data, meta = read(file, user_missing=True, disable_datetime_conversion=True)
    assert meta.column_names_to_labels["mood"] == "How are you?"
    return data, meta


def read_xlsx(file):
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape
    book = load_workbook(file)
    assert book.sheetnames == ["Records", "Codebook"]
    sheet = list(book["Records"].iter_rows())
    assert not any(cell.data_type == "f" for row in sheet for cell in row), "no text is a formula"
    names = [cell.value for cell in sheet[0]]
    rows = [dict(zip(names, [cell.value for cell in row])) for row in sheet[1:]]
    book = list(book["Codebook"].values)
    assert {"who", "meals.lunch", "story"} <= {row[0] for row in book}
    assert ("Myself", "1") in {row[5:7] for row in book if row[0] == "who"}

    def value(row, name, kind):
        found = row[name]
        if isinstance(found, str):
            found = unescape(found)
            rest = found.lstrip("'")
            if found in TOKENS:
                return missing(found[1:])
            return {kind: found[1:] if found.startswith("'") and rest in TOKENS else found}
        if isinstance(found, datetime):
            return {kind: found.date().isoformat()}
        return {kind: found if kind == "flag" else whole(found)}

    return rows, value


def read_datapackage(folder):
    from frictionless import Package, validate
    report = validate(f"{folder}/datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:5]
    package = Package(f"{folder}/datapackage.json")
    read = {row["serial"]: row for row in package.get_resource("data").read_rows()}
    assert all(isinstance(row["pain"], Decimal | None) for row in read.values())
    rows, plain = read_csv(f"{folder}/data.csv")

    def value(row, name, kind):
        """As CSV tells it, where Frictionless reads the same or, for a missing value, none."""
        found = plain(row, name, kind)
        typed = read[int(row["serial"])][name]
        if "missing" in found:
            assert typed is None
        elif kind == "text":
            assert undefused(typed) == found[kind]
        else:
            assert str(typed) == str(found[kind]) or Decimal(typed) == Decimal(found[kind])
        return found

    return rows, value


def read_fhir(folder):
    from fhir.resources.R4B.questionnaire import Questionnaire
    from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
    from fhirclient.models.questionnaire import Questionnaire as Plain
    from fhirclient.models.questionnaireresponse import QuestionnaireResponse as PlainResponse
    forms, rows = {}, []
    for line in open(f"{folder}/Questionnaire.ndjson", encoding="utf-8"):
        Questionnaire.model_validate_json(line)
        form = json.loads(line)
        Plain(form, strict=True)
        forms[f"{form['url']}|{form['version']}"] = items(form)
    for line in open(f"{folder}/QuestionnaireResponse.ndjson", encoding="utf-8"):
        QuestionnaireResponse.model_validate_json(line)
        resource = json.loads(line, parse_float=Decimal)
        PlainResponse(json.loads(line), strict=True)
        found = items(resource)
        asked = forms[resource["questionnaire"]]
        assert found.keys() <= asked.keys(), "nothing is answered that is not asked"
        rows.append({"asked": asked, "found": found, "resource": resource})
    return rows, fhir_value


def items(resource, found=None):
    """All items by their names, those below others and below answers too."""
    found = {} if found is None else found
    for item in resource.get("item", []):
        found[item["linkId"]] = item
        items(item, found)
        for answer in item.get("answer", []):
            items(answer, found)
    return found


def fhir_value(row, name, kind):
    resource = row["resource"]
    own = {
        "record_number": lambda: {kind: resource["id"].removeprefix("record-")},
        "form_version": lambda: {kind: resource["questionnaire"].partition("|")[2]},
        "response_language": lambda: {kind: resource["language"]},
    }
    if name in own:
        return own[name]()
    question, _, part = name.partition(".")
    whole_item = name if name in row["asked"] else question
    if whole_item not in row["asked"] or name == "meals.lunch" and name not in row["asked"]:
        return missing("not_in_version")
    if whole_item not in row["found"]:
        return missing("not_shown")
    item = row["found"][whole_item]
    answers = item.get("answer", [])
    if not answers:
        assert item["extension"][0]["valueCode"] == "unknown"
        return missing("skipped")
    codes = [answer["valueCoding"]["code"] for answer in answers if "valueCoding" in answer]
    if question == "reasons" and whole_item == question:
        return {kind: part in codes}
    if question == "top":
        return {kind: str(codes.index(part) + 1)} if part in codes else missing("skipped")
    if codes:
        return {kind: codes[0]}
    (key, found), = answers[0].items()
    if key == "valueQuantity":
        assert found["unit"] == "mg"
        found = found["value"]
    return {kind: found if kind in ("flag", "text", "date") else str(found)}


REASON_WORDS = {
    "Not shown": "not_shown", "Skipped": "skipped", "Prefers not to say": "declined",
    "Question not in this version": "not_in_version",
}
OFTEN = {"1": "Often", "2": "Seldom"}
WORDS = {
    "form_version": {"1.0.0": "1.0.0", "2.0.0": "2.0.0"},
    "who": {"self": "Myself", "child": "My child", "friend": "A friend", "other": "=Somebody else"},
    "change": {"lost": "Less", "same": "The same"},
    "colour": {"red": "Red", "blue": "Blue"},
    "meals.breakfast": OFTEN, "meals.dinner": OFTEN, "meals.lunch": OFTEN,
}
READERS = {
    "csv": read_csv, "jsonl": read_jsonl, "sav": read_sav, "dta": read_dta, "xlsx": read_xlsx,
    "pspp": read_pspp, "pandas": read_pandas, "datapackage": read_datapackage, "fhir": read_fhir,
}


def same(found, wanted):
    if "number" in wanted and "number" in found:
        return Decimal(found["number"]) == Decimal(wanted["number"])
    return found == wanted


def judge(format, file, folder):
    expected = {}
    for line in open(folder / "expected.jsonl"):
        entry = json.loads(line)
        expected[entry["serial"]] = entry["row"]
    rows, value = READERS[format](file)
    numbers, seen, values = set(), set(), 0
    for row in rows:
        serial = int(Decimal(value(row, "serial", "number")["number"]))
        assert serial in expected, f"record {serial} should not be here"
        seen.add(serial)
        numbers.add(value(row, "record_number", "number")["number"])
        for name, wanted in expected[serial].items():
            kind = KINDS[name]
            found = value(row, name, kind)
            assert same(found, wanted), f"{serial} {name}: {found} and not {wanted}"
            values += 1
    assert seen == set(expected) and len(rows) == len(seen), "as many records as are to be there"
    assert len(numbers) == len(rows), "each record has a number of its own"
    foreign = [path.read_bytes() for path in parts(Path(file))]
    for word in [b"IDENTIFYING", b"FOREIGN"]:
        assert not any(word in content for content in foreign), word
    print(f"{len(rows)} records, {values} values agree")


def parts(path):
    return [part for part in path.rglob("*") if part.is_file()] if path.is_dir() else [path]


def kinds():
    """The kind of each column, by all answers that are expected."""
    chance, found = random.Random(1), {}
    for serial in range(200):
        for version in (1, 2):
            for name, value in response(serial, version, chance)[1].items():
                found.update({name: kind for kind in value if kind != "missing"})
    return found | {"record_number": "number"}


KINDS = kinds()

if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        judge(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
