"""Answers surveys at random, and works a report's figures out again from the answers as they were sent.

  figures.py post PORT SURVEY VERSION COUNT SEED FILE    sends responses, and appends what it sent to FILE
  figures.py judge BINARY DATA SURVEY FILE               compares every figure; the last line tells how many

It knows the product by its pages alone: nothing of it is imported, and pandas, NumPy and SciPy count.
"""

import datetime
import http.client
import json
import math
import random
import subprocess
import sys
import threading

import numpy
import pandas
from scipy import stats

QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
WORDS = ["", "Zürich", "مرحبا", "quiet days", "line\nbreak", "a, \"quote\"", "🙂", "<b>bold</b>"]


# What the surveys ask, written down a second time.

class Question:
    """`shown` says of a response whether its person was asked; `codes` are by version."""

    def __init__(self, name, kind, codes=None, shown=None, rows=None, versions=(1, 2), most=None):
        self.name, self.kind, self.codes, self.rows = name, kind, codes, rows
        self.shown = shown or (lambda answers: True)
        self.versions, self.most = versions, most

    def all_codes(self):
        return union(self.codes)

    def all_rows(self):
        return union(self.rows)


def union(lists):
    """The newest version's first."""
    return list(dict.fromkeys(code for each in reversed(lists) for code in each))


def same(*codes):
    return [list(codes), list(codes)]


FIGURES = [
    Question("colour", "one", [["red", "green", "blue", "other"], ["red", "green", "violet", "other"]]),
    Question("pets", "many", same("cat", "dog", "bird", "none")),
    Question("smoker", "yesno"),
    Question("packs", "number", shown=lambda answers: answers.get("smoker") is True),
    Question("income", "number"),
    Question("calm", "slider", versions=(1,)),
    Question("calm", "rating", same(*map(str, range(1, 8))), versions=(2,)),
    Question("stars", "rating", same(*map(str, range(1, 6))), versions=(1,)),
    Question("again", "nps", same(*map(str, range(11)))),
    Question("hard", "grid", same("0", "1", "2", "3"),
             rows=[["walk", "chew", "talk"], ["walk", "chew", "swallow"]]),
    Question("wishes", "rank", [["rest", "food", "air", "work"], ["rest", "food", "air", "play"]], most=3),
    Question("seen", "date"),
    Question("born", "date"),
    Question("load", "score"),
    Question("mail", "text"),
    Question("remark", "story"),
]

changed = ("lost", "gained", "both")
WEIGHT = [
    Question("adult", "yesno"),
    Question("who", "one", same("self", "child", "adult")),
    Question("diagnosis", "one", same("lems", "nmt", "cms", "unsure", "other")),
    Question("gene", "text", shown=lambda answers: answers.get("diagnosis") == "cms"),
    Question("first_signs", "number"),
    Question("region", "one", same("us", "canada", "uk", "germany", "europe", "oceania", "other")),
    Question("weight", "number"),
    Question("change", "one", same("lost", "same", "gained", "both", "skip")),
    Question("unplanned", "yesno", shown=lambda answers: answers.get("change") in ("lost", "both")),
    Question("reasons", "many",
             same("weakness", "swallow", "gut", "steroids", "muscles", "mood", "other", "none"),
             shown=lambda answers: answers.get("change") in changed),
    Question("tried", "many", same("texture", "move", "advice", "treatment", "none")),
    Question("listened", "rating", same(*map(str, range(1, 6)))),
    Question("story", "story", shown=lambda answers: answers.get("stories", False)),
]

SURVEYS = {"figures": FIGURES, "weight-rare-myasthenia": WEIGHT}


# Answering.

def respond(survey, version, chance):
    """One person's answers: `None` for what they leave out, nothing for what they are not asked."""
    answers = {}
    if survey == "weight-rare-myasthenia":
        answers["stories"] = chance.random() < 0.5
    for question in SURVEYS[survey]:
        if version not in question.versions or question.kind == "score" or not question.shown(answers):
            continue
        needed = question.name in ("adult", "who")
        value = None if chance.random() < 0.15 and not needed else answer(question, version, chance)
        answers[question.name] = True if question.name == "adult" else value
    return answers


def answer(question, version, chance):
    codes = question.codes[version - 1] if question.codes else []
    match question.kind:
        case "one":
            return chance.choices(codes, weights=[3 ** -place for place in range(len(codes))])[0]
        case "many":
            taken = [code for code in codes if code != "none" and chance.random() < 0.4]
            return taken or ["none"]
        case "yesno":
            return chance.random() < 0.4
        case "rating" | "nps":
            return int(chance.choice(codes))
        case "slider":
            return chance.randint(0, 100)
        case "grid":
            rows = {row: chance.choice(codes) for row in question.rows[version - 1] if chance.random() < 0.8}
            return rows or None
        case "rank":
            return chance.sample(codes, chance.randint(1, question.most))
        case "number":
            return number(question.name, version, chance)
        case "date":
            return date(question.name, chance)
        case "text" | "story":
            words = chance.choice(WORDS)
            return (words.replace("\n", " ") if question.kind == "text" else words) or None


def number(name, version, chance):
    match name:
        case "packs":
            return str(chance.randint(0, 600 if version == 1 else 1000) / 10)
        case "income":
            return str(chance.choice([0, -5, 17, 4_000, 123_456, chance.randint(0, 90_000)]))
        case "first_signs":
            return str(chance.randint(1920, 2030))
        case "weight":
            return str(chance.randint(400, 1400) / 10)


def date(name, chance):
    if name == "seen":
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=chance.randint(0, 730))
        return day.isoformat()
    year = chance.randint(1930, 2009)
    return f"{year}-{chance.randint(1, 12):02}" if chance.random() < 0.7 else str(year)


# Sending.

def post(port, survey, version, count, seed, path):
    """Keeps nothing but what the server has said it stored."""
    lock, stored, failed = threading.Lock(), [], []

    def work(worker):
        chance = random.Random(f"{seed}/{worker}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for place in range(worker, count, 16):
            answers = respond(survey, version, chance)
            language = chance.choice(["en", "en", "de"]) if survey != "figures" else "en"
            status, day = send(connection, survey, answers, language, f"{seed}-{version}-{place}-key-for-once")
            with lock:
                if status == 201:
                    stored.append({"version": version, "language": language, "day": day, "answers": answers})
                else:
                    failed.append(status)

    workers = [threading.Thread(target=work, args=(each,)) for each in range(16)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    with open(path, "a", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in stored)
    if failed or len(stored) != count:
        sys.exit(f"{len(failed)} of {count} were refused: {failed[:3]}")


def send(connection, survey, answers, language, key):
    sent = {name: value for name, value in answers.items() if value is not None and name != "stories"}
    consents = {"survey": True}
    if survey != "figures":
        consents |= {"research": False, "stories": answers["stories"]}
    body = json.dumps({"answers": sent, "consents": consents, "language": language})
    fields = {"Content-Type": "application/json", "Idempotency-Key": key}
    connection.request("POST", f"/api/v1/forms/{survey}/responses", body.encode(), fields)
    reply = connection.getresponse()
    text = reply.read()
    if reply.status != 201:
        return text.decode(), None
    day = datetime.datetime.strptime(reply.getheader("Date"), "%a, %d %b %Y %H:%M:%S GMT").date()
    return 201, day.isoformat()


# Comparing.

class Judge:
    def __init__(self, binary, data):
        self.binary, self.data = binary, data
        self.compared, self.wrong = 0, []

    def same(self, where, printed, expected):
        self.compared += 1
        if isinstance(expected, float) and isinstance(printed, (int, float)):
            if math.isclose(printed, expected, rel_tol=1e-9, abs_tol=1e-9):
                return
        elif printed == expected and type(printed) is type(expected):
            return
        self.wrong.append(f"{where}: printed {printed!r}, expected {expected!r}")

    def report(self, survey, *options):
        command = [self.binary, "--data", self.data, "report", survey, "--json", *options]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        return json.loads(done.stdout)


def judge(binary, data, survey, path):
    judge = Judge(binary, data)
    with open(path, encoding="utf-8") as file:
        people = [json.loads(line) for line in file]
    for filters, keeps, crosses in CASES[survey]:
        options = [part for each in filters for part in ("--filter", each)]
        options += ["--cross", *[name for pair in crosses for name in pair]] if crosses else []
        chosen = [person for person in people if keeps(person["answers"])]
        report = judge.report(survey, *options)
        compare(judge, survey, report, people, chosen, filters)
        for pair, cross in zip(crosses, report["crosses"], strict=True):
            compare_cross(judge, survey, cross, chosen, pair)
    print(*judge.wrong[:40], sep="\n")
    print(f"compared {judge.compared}, wrong {len(judge.wrong)}")


def compare(judge, survey, report, people, chosen, filters):
    where = f"{survey} {filters}"
    judge.same(f"{where} responses", report["responses"], len(chosen))
    judge.same(f"{where} unfiltered", report.get("unfiltered"), len(people) if filters else None)
    languages = {each["language"]: each["count"] for each in report["languages"]}
    judge.same(f"{where} languages", languages, counted(person["language"] for person in chosen))
    received = {each["from"]: each["count"] for each in report["received"]["counts"] if each["count"]}
    judge.same(f"{where} received", received, in_time(report["received"]["unit"], chosen))
    versions = sorted({person["version"] for person in people}) or [1]
    expected = [each for each in SURVEYS[survey] if max(versions) in each.versions]
    former = [each for each in SURVEYS[survey] if each not in expected]
    printed = {}
    for each in report["questions"]:
        printed[each["id"], "last_version" in each] = each
    for question in expected + former:
        if question in former and not any(person["version"] in question.versions for person in chosen):
            continue
        entry = printed[question.name, question in former]
        compare_question(judge, f"{where} {question.name}", question, entry, chosen)


def counted(values):
    return {key: int(count) for key, count in pandas.Series(list(values), dtype=object).value_counts().items()}


def in_time(unit, people):
    days = pandas.to_datetime(pandas.Series([person["day"] for person in people], dtype=object))
    frequency = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}[unit]
    starts = days.dt.to_period(frequency).dt.start_time.dt.date.astype(str)
    return counted(starts)


def given(question, people):
    """The answers of those who were asked: a score is calculated."""
    asked = [p for p in people if p["version"] in question.versions and question.shown(p["answers"])]
    if question.kind == "score":
        return [load(person["answers"], person["version"]) for person in asked]
    return [person["answers"].get(question.name) for person in asked]


def load(answers, version):
    """sum(hard) where two rows are there, scaled up for the missing ones, to two decimals."""
    rows = answers.get("hard") or {}
    if len(rows) < 2:
        return None
    exact = sum(map(int, rows.values())) * 3 / len(rows)
    return math.floor(exact * 100 + 0.5) / 100


def compare_question(judge, where, question, entry, chosen):
    values = given(question, chosen)
    answers = [value for value in values if value is not None]
    asked = [person for person in chosen if person["version"] in question.versions]
    judge.same(f"{where} base", entry["base"], len(values))
    judge.same(f"{where} answered", entry["answered"], len(answers))
    judge.same(f"{where} missing", entry["missing"], len(values) - len(answers))
    judge.same(f"{where} not shown", entry["not_shown"], len(asked) - len(values))
    judge.same(f"{where} not asked", entry["not_asked"], len(chosen) - len(asked))
    kind = question.kind
    if kind in ("one", "many", "yesno", "rating", "nps"):
        compare_codes(judge, where, question, entry, answers, len(chosen))
    if kind in ("number", "slider", "score", "rating", "nps"):
        compare_numbers(judge, where, entry, [float(each) for each in answers])
    if kind in ("number", "slider"):
        compare_ranges(judge, where, entry, [float(each) for each in answers])
    if kind == "nps" and answers:
        score = 100 * (sum(a >= 9 for a in answers) - sum(a <= 6 for a in answers)) / len(answers)
        judge.same(f"{where} recommendation", entry["recommendation"], float(score))
    if kind == "score":
        bands = pandas.cut(answers, [0, 3, 6, math.inf], right=False, labels=["0..<3", "3..<6", "6..."])
        tally = counted(bands.astype(str)) if answers else {}
        judge.same(f"{where} bands", {each["code"]: each["count"] for each in entry["counts"]},
                   {name: tally.get(name, 0) for name in ["0..<3", "3..<6", "6..."]})
    if kind == "date":
        compare_dates(judge, where, entry, answers)
    if kind == "grid":
        compare_grid(judge, where, question, entry, values)
    if kind == "rank":
        compare_ranks(judge, where, question, entry, answers)
    if kind in ("text", "story") and question.name != "mail":
        flat = [" ".join(each.split("\n")) for each in answers]
        judge.same(f"{where} texts", {each["text"]: each["count"] for each in entry["texts"]},
                   {text: count for text, count in counted(flat).items()} if len(set(flat)) <= 5 else
                   {each["text"]: flat.count(each["text"]) for each in entry["texts"]})
    if question.name == "mail":
        judge.same(f"{where} texts of addresses", entry.get("texts"), [])


def compare_codes(judge, where, question, entry, answers, all_count):
    flat = [code for each in answers for code in (each if isinstance(each, list) else [each])]
    if question.kind == "yesno":
        codes, flat = ["yes", "no"], ["yes" if each else "no" for each in flat]
    else:
        codes, flat = question.all_codes(), [str(each) for each in flat]
    tally = counted(flat)
    for line in entry["counts"]:
        place = f"{where} {line['code']}"
        count = tally.get(line["code"], 0)
        judge.same(place, line["count"], count)
        if answers:
            judge.same(f"{place} of answered", line["share_of_answered"], float(count / len(answers)))
        if all_count:
            judge.same(f"{place} of all", line["share_of_all"], float(count / all_count))
    missing = {code for code in codes if tally.get(code)} - {line["code"] for line in entry["counts"]}
    judge.same(f"{where} codes left out", missing, set())


def compare_numbers(judge, where, entry, numbers):
    if not numbers:
        return judge.same(f"{where} summary", entry.get("summary"), None)
    series, summary = pandas.Series(numbers), entry["summary"]
    judge.same(f"{where} n", summary["count"], len(numbers))
    judge.same(f"{where} mean", summary["mean"], float(series.mean()))
    if len(numbers) > 1:
        judge.same(f"{where} deviation", summary["deviation"], float(series.std()))
    judge.same(f"{where} least", summary["least"], float(series.min()))
    judge.same(f"{where} greatest", summary["greatest"], float(series.max()))
    for share, each in zip(QUANTILES, summary["quantiles"], strict=True):
        judge.same(f"{where} quantile {share}", each["number"], float(numpy.quantile(numbers, share)))


def compare_ranges(judge, where, entry, numbers):
    total = 0
    for line in entry["counts"]:
        low, closed, high = line["code"].replace("...", "|=|").replace("..<", "|<|").split("|")
        least = float(low) if low else -math.inf
        most = float(high) if high else math.inf
        count = sum(least <= each and (each < most or closed == "=" and each == most) for each in numbers)
        judge.same(f"{where} {line['code']}", line["count"], count)
        total += line["count"]
    judge.same(f"{where} histogram", total, len(numbers))


def compare_dates(judge, where, entry, answers):
    width = {"month": 7, "year": 4, "decade": 3}.get(entry.get("unit"), 4)
    tail = "0" if width == 3 else ""
    printed = {each["code"]: each["count"] for each in entry["counts"] if each["count"]}
    judge.same(f"{where} dates", printed, counted(each[:width] + tail for each in answers))


def compare_grid(judge, where, question, entry, values):
    codes = [each["code"] for each in entry["choices"]]
    rows = {each["code"]: each for each in entry["rows"]}
    for name in question.all_rows():
        taken = [value[name] for value in values if value and name in value]
        if name not in rows:
            judge.same(f"{where}.{name} left out", taken, [])
            continue
        judge.same(f"{where}.{name} answered", rows[name]["answered"], len(taken))
        judge.same(f"{where}.{name} missing", rows[name]["missing"], len(values) - len(taken))
        judge.same(f"{where}.{name}", rows[name]["counts"], [taken.count(code) for code in codes])


def compare_ranks(judge, where, question, entry, answers):
    rows = {each["code"]: each for each in entry["ranks"]}
    for code in question.all_codes():
        places = [each.index(code) + 1 for each in answers if code in each]
        if code not in rows:
            judge.same(f"{where}.{code} left out", places, [])
            continue
        judge.same(f"{where}.{code} ranked", rows[code]["ranked"], len(places))
        judge.same(f"{where}.{code} first", rows[code]["first"], places.count(1))
        judge.same(f"{where}.{code} places", rows[code]["places"], [places.count(each) for each in (1, 2, 3)])
        mean = float(numpy.mean(places)) if places else None
        judge.same(f"{where}.{code} mean", rows[code].get("mean_rank"), mean)


# Cross-tables.

def categories(survey, name, person, ranges):
    """The categories that a person falls into."""
    base, _, row = name.partition(".")
    question = next(q for q in SURVEYS[survey] if q.name == base and 2 in q.versions)
    if person["version"] not in question.versions or not question.shown(person["answers"]):
        return []
    value = load(person["answers"], person["version"]) if question.kind == "score" else person["answers"].get(base)
    if value is None:
        return []
    match question.kind:
        case "grid":
            return [value[row]] if row in value else []
        case "many":
            return value
        case "yesno":
            return ["yes" if value else "no"]
        case "number" | "score":
            return [code for code in ranges if holds(code, float(value))]
        case _:
            return [str(value)]


def holds(code, number):
    low, closed, high = code.replace("...", "|=|").replace("..<", "|<|").split("|")
    most = float(high) if high else math.inf
    return (float(low) if low else -math.inf) <= number and (number < most or closed == "=" and number == most)


def compare_cross(judge, survey, cross, chosen, pair):
    where = f"{survey} {pair}"
    rows, columns = ([each["code"] for each in cross[side]["categories"]] for side in ("rows", "columns"))
    people = [(categories(survey, pair[0], p, rows), categories(survey, pair[1], p, columns)) for p in chosen]
    both = [each for each in people if each[0] and each[1]]
    judge.same(f"{where} base", cross["base"], len(both))
    judge.same(f"{where} left out", cross["left_out"], len(chosen) - len(both))
    pairs = pandas.DataFrame([(a, b) for left, right in both for a in left for b in right], columns=["a", "b"])
    table = pandas.crosstab(pairs["a"], pairs["b"])
    full = table.reindex(index=rows, columns=columns, fill_value=0)
    judge.same(f"{where} counts", cross["counts"], full.to_numpy().astype(int).tolist())
    judge.same(f"{where} total", int(full.to_numpy().sum()), len(pairs))
    for side, place in (("rows", 0), ("columns", 1)):
        sums = {each["code"]: each["count"] for each in cross[side]["categories"]}
        judge.same(f"{where} {side}", sums, {code: sum(code in each[place] for each in both) for code in sums})
    compare_test(judge, where, cross["test"], table, pair)


def compare_test(judge, where, test, table, pair):
    if pair[0] in ("pets", "reasons", "tried") or pair[1] in ("pets", "reasons", "tried"):
        return judge.same(f"{where} several", test["holds"], False)
    if min(table.shape) < 2:
        return judge.same(f"{where} one category", test["holds"], False)
    result = stats.chi2_contingency(table, correction=False)
    expected = result.expected_freq
    possible = bool((expected < 5).mean() <= 0.2 and expected.min() >= 1)
    judge.same(f"{where} holds", test["holds"], possible)
    if not possible:
        few = f"{int((expected < 5).sum())} of {expected.size} expected counts are under 5"
        return judge.same(f"{where} reason", test["reason"][:len(few)], few)
    judge.same(f"{where} chi-square", test["chi_square"], float(result.statistic))
    judge.same(f"{where} degrees", test["degrees"], int(result.dof))
    judge.same(f"{where} p", test["p"], float(result.pvalue))
    strength = stats.contingency.association(table.to_numpy(), method="cramer")
    judge.same(f"{where} V", test["cramers_v"], float(strength))


CASES = {
    "weight-rare-myasthenia": [
        ([], lambda a: True, [("diagnosis", "change"), ("region", "who"), ("reasons", "diagnosis"),
                              ("tried", "reasons"), ("weight", "unplanned"), ("listened", "adult")]),
        (["diagnosis = lems"], lambda a: a.get("diagnosis") == "lems", [("who", "change")]),
        (["weight < 60 and not (change = lost)", "listened answered"],
         lambda a: a.get("weight") is not None and float(a["weight"]) < 60 and a.get("change") != "lost"
         and a.get("listened") is not None, [("diagnosis", "listened")]),
        (["reasons has gut or count(tried) >= 2"],
         lambda a: "gut" in (a.get("reasons") or []) or len(a.get("tried") or []) >= 2, []),
    ],
    "figures": [
        ([], lambda a: True, [("colour", "smoker"), ("again", "hard.walk"), ("load", "smoker"),
                              ("pets", "colour"), ("hard.walk", "hard.chew"), ("packs", "colour")]),
        (["colour in (red, green)"], lambda a: a.get("colour") in ("red", "green"), [("colour", "again")]),
        (["hard.walk = 0 or load > 5"],
         lambda a: (a.get("hard") or {}).get("walk") == "0" or (load(a, 0) or -1) > 5,
         [("smoker", "hard.chew")]),
        (["seen >= '2025-03' and wishes has rest"],
         lambda a: (a.get("seen") or "")[:7] >= "2025-03" and "rest" in (a.get("wishes") or []), []),
        (["income > 1000000"], lambda a: False, [("colour", "smoker")]),
    ],
}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["post", port, survey, version, count, seed, path]:
            post(int(port), survey, int(version), int(count), seed, path)
        case ["judge", binary, data, survey, path]:
            judge(binary, data, survey, path)
        case _:
            sys.exit(__doc__)
