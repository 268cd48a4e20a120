// Makes a survey's page follow what is answered on it, and saves it quietly. Without this file
// everything works too; with it nothing is decided for good: the server checks all of it again.

// MARK: Conditions, as ConditionEvaluator.swift decides them; null is an empty number

const comparisons = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

const operators = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? null : a / b),
};

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

const aggregates = {
  sum,
  mean: (numbers) => sum(numbers) / numbers.length,
  min: (numbers) => numbers.reduce((a, b) => (b < a ? b : a)),
  max: (numbers) => numbers.reduce((a, b) => (b >= a ? b : a)),
};

function holds(test, answers) {
  if (!Array.isArray(test)) return test !== false;
  const [name, first, second] = test;
  const answer = answers[first] ?? null;
  switch (name) {
    case "and": return test.slice(1).every((part) => holds(part, answers));
    case "or": return test.slice(1).some((part) => holds(part, answers));
    case "not": return !holds(first, answers);
    case "answered": return answer !== null;
    case "is": return answer === second;
    case "in": return second.includes(answer);
    case "has": return answer !== null && answer.includes(second);
    // Swift compares texts by canonical equivalence.
    case "text": return answer !== null && answer.normalize() === second.normalize();
    case "among": return second.map(Number).includes(number(first, answers));
  }
  const [left, right] = [number(first, answers), number(second, answers)];
  if (left === null || right === null) return name === "!=";
  return comparisons[name](left, right);
}

function number(term, answers) {
  if (!Array.isArray(term)) return term === null ? null : Number(term);
  const [name, first, ...rest] = term;
  const answer = answers[first] ?? null;
  switch (name) {
    case "value": return answer;
    case "choice": return answer === null ? null : number(rest[0][answer], answers);
    case "chosen": return answer === null ? null : answer.length;
    case "length": return answer === null ? null : [...answer].length;
    case "count": return first + rest.filter((item) => (answers[item] ?? null) !== null).length;
    case "if": return number(rest[holds(first, answers) ? 0 : 1], answers);
    case "round": return rounded(number(first, answers), 10 ** rest[0]);
  }
  const numbers = term.slice(1).map((part) => number(part, answers));
  const known = numbers.filter((value) => value !== null);
  if (name in aggregates) return known.length > 0 ? aggregates[name](known) : null;
  return known.length === 2 ? operators[name](...numbers) : null;
}

// A half goes away from zero.
function rounded(value, power) {
  return value === null ? null : Math.sign(value) * Math.round(Math.abs(value * power)) / power;
}

// MARK: Answers, as the server reads what is typed; null for none and for one that it refuses

// The one value of a field: empty where nothing is typed, null where there are several.
function single(values) {
  const typed = new Set(values.map(trimmed).filter((value) => value !== ""));
  return typed.size > 1 ? null : [...typed, ""][0];
}

const trimmed = (text) => text.replace(/^[\t-\r \u00a0]+|[\t-\r \u00a0]+$/g, "");

function readText(typed, { kind, min = 0, max = 20000 }) {
  if (!typed) return null;
  const isBad = kind === "story" ? /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/ : /[\0-\x1f\x7f-\x9f]/;
  const text = typed.replace(/\r\n?/g, "\n");
  const count = [...text].length;
  return isBad.test(typed) || count < min || count > max ? null : text;
}

// The exact number in millionths, and the nearest binary number.
function decimal(typed, unit = "") {
  const pattern = /^([-\u2212+]?)([\d \u00a0\u2009\u202f]*)(?:[.,]([\d \u00a0\u2009\u202f]*))?/;
  const [all, sign, before, behind = ""] = pattern.exec(typed);
  const [whole, part] = [before, behind].map((text) => text.replace(/\D/g, ""));
  const isNumber = whole !== "" && whole.length <= 12 && whole.length + part.length <= 17;
  const rest = lowercase(typed.slice(all.length));
  const isUnit = rest === "" || (rest === lowercase(unit) && !/^[.,]/.test(rest));
  const fraction = part.replace(/0+$/, "");
  if (!isNumber || !isUnit) return null;
  const minus = sign === "-" || sign === "\u2212" ? "-" : "";
  return {
    exact: BigInt(minus + whole + fraction.padEnd(6, "0")),
    value: Number(minus + whole + fraction) / 10 ** fraction.length,
    decimals: fraction.length,
  };
}

const lowercase = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function readNumber(typed, { unit, min, max, decimals = 0 }) {
  const read = typed ? decimal(typed, unit) : null;
  if (!read || read.decimals > decimals) return null;
  const isTooSmall = min !== undefined && read.exact < decimal(String(min)).exact;
  const isTooLarge = max !== undefined && read.exact > decimal(String(max)).exact;
  return isTooSmall || isTooLarge ? null : read.value;
}

// The places of the choices that were taken, in order; null when something is wrong with them.
function readChoices(item, values, answers) {
  const chosen = new Set(values(item.id).map(trimmed).filter((value) => value !== "").map(
    (code) => item.choices.findIndex((choice) => choice.code === code)));
  const written = [];
  for (const [place, choice] of item.choices.entries()) {
    const typed = choice.write ? single(values(`${item.id}.${choice.code}`)) : "";
    if (typed === "") continue;
    if (readText(typed, {}) === null) return null;
    written.push(place);
  }
  // Whoever wrote beside a choice meant it.
  if (item.kind === "many" || chosen.size === 0) written.forEach((place) => chosen.add(place));
  const places = [...chosen].sort((a, b) => a - b);
  const isOffered = (place) => place >= 0 && holds(item.choices[place].show, answers);
  return places.every(isOffered) ? places : null;
}

function readMany(item, values, answers) {
  const places = readChoices(item, values, answers);
  if (!places || places.length === 0) return null;
  const isAlone = places.some((place) => item.choices[place].alone);
  if (isAlone && places.length > 1) return null;
  const isTooFew = places.length < (item.min ?? 0) && !isAlone;
  return isTooFew || places.length > (item.max ?? places.length) ? null : places;
}

function readYes(typed) {
  return typed === "yes" ? true : typed === "no" ? false : null;
}

function read(item, values, answers) {
  const typed = () => single(values(item.id));
  switch (item.kind) {
    case "consent": return typed() === "" ? false : readYes(typed());
    case "yesno": return readYes(typed());
    case "one": {
      const places = readChoices(item, values, answers);
      return places?.length === 1 ? places[0] : null;
    }
    case "many": return readMany(item, values, answers);
    case "text": case "story": return readText(typed(), item);
    case "number": case "rating": return readNumber(typed(), item);
  }
  return null;
}

// Goes through a page's items in order. `values` gives what is typed into the fields of a name;
// `settle` hears of each item whether it is shown and needed, before its answer is read.
function walk(rules, values, settle = () => {}) {
  const answers = [];
  let hasEnded = false;
  for (const [place, item] of rules.items.entries()) {
    answers.push(null);
    if (!item) continue;
    const isShown = !hasEnded && holds(rules.sections[item.section], answers)
      && (item.needs?.some((consent) => answers[consent] === true) ?? true)
      && holds(item.show, answers);
    const isRequired = item.required !== undefined && holds(item.required, answers);
    settle(item, isShown, isRequired, answers);
    if (!isShown) continue;
    hasEnded ||= item.end === true;
    const answer = read(item, values, answers);
    // A consent that everything needs is still to be given: it hides nothing.
    answers[place] = item.kind === "consent" && isRequired ? answer !== null || null : answer;
  }
  return answers;
}

// MARK: The page. Names of fields hide properties of a form; those in mixed case are safe.

function follow(data) {
  const form = data.closest("form");
  const fields = new Map();
  for (const field of form.querySelectorAll("[name]")) {
    fields.set(field.name, [...(fields.get(field.name) ?? []), field]);
  }
  const page = { form, fields, words: data.dataset, rules: JSON.parse(data.textContent) };
  page.tell = speaker(form.querySelector(".steps"));
  page.rules.items.forEach((item) => item && prepare(item, page));
  update(page);
  addEventListener("pageshow", () => update(page));
  form.addEventListener("input", ({ target }) => {
    settleAlone(target, page);
    const change = update(page);
    if (change !== 0) page.tell(change > 0 ? page.words.appeared : page.words.vanished);
  });
  keep(page);
}

// Shows what the answers ask for, and says how many items more that is than before.
function update({ form, fields, rules }) {
  const shown = () => form.querySelectorAll("[data-item]:not([hidden])").length;
  const before = shown();
  walk(rules, (name) => (fields.get(name) ?? []).flatMap(typedInto), show);
  for (const section of form.querySelectorAll("section")) {
    section.hidden = !section.querySelector("[data-item]:not([hidden])");
  }
  return shown() - before;
}

// Makes a line that screen readers read out when it changes.
function speaker(element) {
  const line = document.createElement("p");
  line.className = "quiet";
  line.setAttribute("role", "status");
  element.after(line);
  return (words) => (line.textContent = words);
}

// What a field would send.
function typedInto(field) {
  const isLeftOut = /^(checkbox|radio)$/.test(field.type) && !field.checked;
  return field.disabled || isLeftOut || field.selectedOptions?.[0]?.disabled ? [] : [field.value];
}

// Finds the parts of an item, and takes away the words that stand for its conditions.
function prepare(item, { form, fields }) {
  item.element = form.querySelector(`[data-item="${item.id}"]`);
  item.mark = item.element.querySelector("[data-needed]");
  item.element.querySelector(".condition")?.remove();
  item.element.closest("section").querySelector(":scope > .condition")?.remove();
  for (const field of form.querySelectorAll(`[aria-describedby~="${item.id}-condition"]`)) {
    const names = field.getAttribute("aria-describedby").replace(`${item.id}-condition`, "");
    field.setAttribute("aria-describedby", names.trim());
  }
  const controls = (fields.get(item.id) ?? []).flatMap((field) => [...(field.options ?? [field])]);
  for (const choice of item.choices ?? []) {
    choice.control = controls.find((control) => control.value === choice.code);
    [choice.field] = (choice.write && fields.get(`${item.id}.${choice.code}`)) || [];
    // Whoever wrote beside a choice meant it.
    const isMeant = item.kind === "many" || !controls.some(isTaken);
    if (choice.field?.value && isMeant) take(choice.control);
  }
}

const isTaken = (control) => control.value !== "" && (control.checked || control.selected);

function take(control, isTaken = true) {
  control["checked" in control ? "checked" : "selected"] = isTaken;
}

// What is hidden keeps what is typed, and what is not offered is not sent.
function show(item, isShown, isRequired, answers) {
  item.element.hidden = !isShown;
  if (item.mark) {
    item.mark.hidden = !isRequired;
    if (item.element.role === "radiogroup") item.element.ariaRequired = String(isRequired);
  }
  for (const { control, field, show } of item.choices ?? []) {
    // What an earlier page has ruled out is not on this one.
    if (!control) continue;
    control.disabled = !holds(show, answers);
    (control.closest(".choice") ?? control).hidden = control.disabled;
    if (!field) continue;
    field.disabled = control.disabled || !isTaken(control);
    field.closest(".write").hidden = field.disabled;
  }
}

// A choice that excludes all others clears them, and gives them back when it is cleared itself.
function settleAlone(target, { rules }) {
  const item = rules.items.find((item) => item?.kind === "many" && item.id === target.name);
  if (!item) return;
  const others = item.choices.filter(({ control }) => control !== target);
  const isAlone = item.choices.some(({ control, alone }) => control === target && alone);
  if (isAlone && !target.checked) item.cleared?.forEach(({ control }) => take(control));
  const cleared = others.filter(({ control, alone }) => control?.checked && (isAlone || alone));
  if (target.checked) cleared.forEach(({ control }) => take(control, false));
  item.cleared = isAlone && target.checked ? cleared : [];
}

// MARK: Saving

// Saves after a pause and when the page is left; one save at a time, and one answer to a button.
function keep({ form, words, tell }) {
  const revision = form.querySelector("[name=revision]");
  let [isChanged, isSent, saving, timer] = [false, false, null, 0];
  const wait = (time) => {
    clearTimeout(timer);
    timer = setTimeout(save, time);
  };
  const save = () => {
    if (!revision || !isChanged || isSent || saving) return;
    isChanged = false;
    saving = send(form).then((saved) => {
      revision.value = saved ?? revision.value;
      tell(words.saved);
      if (isChanged) wait(document.hidden ? 0 : 1500);
    }, () => {
      isChanged = true;
      tell(words.unsaved);
      wait(20000);
    }).finally(() => (saving = null));
  };
  form.addEventListener("input", () => {
    isChanged = true;
    wait(1500);
  });
  document.addEventListener("visibilitychange", () => document.hidden && save());
  addEventListener("online", save);
  addEventListener("pageshow", () => (isSent = false));
  form.addEventListener("submit", (event) => {
    if (isSent || saving) event.preventDefault();
    if (isSent) return;
    isSent = !saving;
    if (isSent) return setTimeout(() => (isSent = false), 10000);
    // The page must know the revision that it has just made.
    const patience = new Promise((done) => setTimeout(done, 3000));
    Promise.race([saving, patience]).then(() => {
      saving = null;
      event.submitter.click();
    });
  });
}

// The new revision of the draft, unless it was saved elsewhere since the page was opened.
async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  body.set("go", "quiet");
  const keepalive = String(body).length < 60000;
  const request = { method: "POST", body, keepalive, redirect: "manual" };
  const answer = await fetch(form.getAttribute("action"), request);
  if (answer.status !== 204) throw new Error(answer.status);
  return answer.headers.get("Draft-Revision");
}

document.querySelectorAll("script[data-saved]").forEach(follow);
