// Makes a survey's page follow what is answered on it, and saves it quietly. Without this file
// everything works too; with it nothing is decided for good: the server checks all of it again.

// MARK: Conditions, as ConditionEvaluator.swift decides them; null is what has no value

const isKnown = value => value !== null;

const sum = numbers => numbers.reduce((a, b) => a + b);

// Without a value where one of their parts has none.
const operations = {
  "=": (a, b) => a === b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? null : a / b),
  number: Number,
  // A half goes away from zero.
  round: (a, power) => Math.sign(a) * Math.round(Math.abs(a * power)) / power,
  // The parts of a date that the other one has too.
  date: (date, other) => date.slice(0, other.length),
  years: (from, to) => to.slice(0, 4) - from.slice(0, 4) - (from.slice(4) > to.slice(4)),
  // Swift compares texts by canonical equivalence.
  text: (answer, text) => answer.normalize() === text.normalize(),
  length: answer => [...answer].filter(isKnown).length,
  in: (answer, ...places) => [answer].flat().some(place => places.includes(place)),
};

// Over those of their parts that have a value.
const aggregates = {
  sum,
  mean: numbers => sum(numbers) / numbers.length,
  min: numbers => Math.min(...numbers),
  max: numbers => Math.max(...numbers),
};

// Always with a value, or with that of a part.
const others = {
  and: (...tests) => tests.every(Boolean),
  or: (...tests) => tests.some(Boolean),
  not: test => !test,
  answered: isKnown,
  if: (test, first, second) => (test ? first : second),
  // What the choices that were taken count together.
  points: (answer, ...numbers) =>
    evaluate(["sum", ...[answer].flat().map(place => numbers[place] ?? null)]),
};

function evaluate(node, answers) {
  if (!Array.isArray(node)) return node;
  const [name, ...parts] = node;
  // The answer to an item by its place, or to a row of it.
  if (name === "at") return parts.reduce((answer, part) => answer?.[part], answers) ?? null;
  const values = parts.map(part => evaluate(part, answers));
  if (name in others) return others[name](...values);
  const known = values.filter(isKnown);
  if (name in aggregates) return known.length > 0 ? aggregates[name](known) : null;
  return known.length === values.length ? operations[name](...values) : null;
}

// MARK: Answers, as the server reads what is typed; null for none and for one that it refuses

// What was typed where one value belongs: empty for nothing, null for several.
const single = ([value = "", ...others]) => (others.length > 0 ? null : value);

function readText(typed, { lines, min = 0, max = 20000 }) {
  if (!typed) return null;
  const bad = lines ? /(?![\t\n\r])\p{Cc}/u : /\p{Cc}/u;
  const text = typed.replace(/\r\n?/g, "\n");
  const count = [...text].length;
  return bad.test(typed) || count < min || count > max ? null : text;
}

// The limits and the step are whole numbers in the last decimal.
function readNumber(typed, { unit, decimals = 0, min, max, step = 1 }) {
  const pattern =
    /^(?:([-\u2212])|\+)?([\d \u00a0\u2009\u202f]*)(?:[.,]([\d \u00a0\u2009\u202f]*))?/;
  const [all, minus, ...parts] = pattern.exec(typed);
  const [whole, part] = parts.map((digits = "") => digits.replace(/\D/g, ""));
  const fraction = part.replace(/0+$/, "");
  const rest = typed.slice(all.length).replace(/[A-Z]/g, letter => letter.toLowerCase());
  const isNumber = /^\d{1,12}$/.test(whole) && (whole + part).length <= 17;
  const isUnit = rest === "" || rest === unit;
  if (!isNumber || !isUnit || fraction.length > decimals) return null;
  const digits = (minus ? "-" : "") + whole + fraction;
  const exact = BigInt(digits + "0".repeat(decimals - fraction.length));
  const isOff = exact < min || exact > max || (exact - BigInt(min ?? 0)) % BigInt(step);
  return isOff ? null : digits / 10 ** fraction.length;
}

// The month whose name, or its first three letters or more, was typed and is no other's.
function readMonth(typed, months) {
  const name = typed.normalize().toLowerCase().replace(/\./g, "");
  const found = months.filter(names => names.includes("." + name));
  return name.length > 2 && found.length === 1 ? months.indexOf(found[0]) + 1 : null;
}

function readDate({ parts, least, check = true }, typed, answers) {
  const limits = [[1000, 9999], [1, 12], [1, 31]];
  const known = parts.map((part, index) => {
    const text = single(typed(part));
    if (!text) return text;
    const [min, max] = limits[index];
    const month = index === 1 ? readMonth(text, answers.months) : null;
    const number = month ?? readNumber(text, { min, max });
    return number && String(number).padStart(2, "0");
  });
  const date = known.join("-").replace(/-+$/, "");
  answers.it = date;
  const isDate = known.every(isKnown) && date.length >= least
    && new Date(date).toJSON()?.startsWith(date) && evaluate(check, answers);
  return isDate ? date : null;
}

const isOffered = ({ offers }, place, answers) =>
  place >= 0 && evaluate(offers?.[place] ?? true, answers);

// The places of the choices that were taken, in order, or the one place.
function readChoices(item, typed, answers) {
  const { choices, write = [], alone = [], min = 1, max = choices.length } = item;
  const isMany = item.kind === "many";
  const places = new Set(typed().map(code => choices.indexOf(code)));
  // Whoever wrote beside a choice meant it.
  const isMeant = isMany || places.size === 0;
  for (const place of write) {
    const text = single(typed(`.${choices[place]}`));
    if (text === "") continue;
    if (readText(text, {}) === null) return null;
    if (isMeant) places.add(place);
  }
  const taken = [...places].sort((a, b) => a - b);
  if (!taken.every(place => isOffered(item, place, answers))) return null;
  if (!isMany) return taken.length > 1 ? null : taken[0] ?? item.empty ?? null;
  const isAlone = taken.some(place => alone.includes(place));
  const [least, most] = isAlone ? [1, 1] : [min, max];
  return taken.length >= least && taken.length <= most ? taken : null;
}

// A choice for each row of a grid, or the choices of a ranking in order.
function readParts(item, typed, answers) {
  const places = item.parts.map(part => {
    const code = single(typed(part));
    return code === "" ? null : item.choices.indexOf(code);
  });
  const taken = places.filter(isKnown);
  const count = taken.length;
  if (count === 0 || !taken.every(place => isOffered(item, place, answers))) return null;
  if (item.kind === "grid") return places;
  return new Set(taken).size === count && places.slice(0, count).every(isKnown) ? taken : null;
}

function readScore({ value }, typed, answers) {
  const score = evaluate(value, answers);
  return Math.abs(score) < 1e12 ? score : null;
}

const readers = {
  one: readChoices,
  many: readChoices,
  grid: readParts,
  rank: readParts,
  text: (item, typed) => readText(single(typed()), item),
  number: (item, typed) => readNumber(single(typed()) ?? "", item),
  date: readDate,
  score: readScore,
};

// Goes through a page's items in order. `values` gives what is typed into the fields of a name;
// `settle` hears of each item whether it is shown and needed, before its answer is read.
function walk({ items, tests, ...constants }, values, settle) {
  const answers = Object.assign([], constants);
  for (const item of items) {
    const isShown = (item.show ?? []).every(test => evaluate(tests[test], answers));
    const isRequired = !!evaluate(item.required, answers);
    settle(item, isShown, isRequired, answers);
    const typed = (part = "") => [...new Set(values(item.id + part, item).map(
      text => text.replace(/^[\t-\r \u00a0]+|[\t-\r \u00a0]+$/g, "")))].filter(Boolean);
    const answer = isShown ? readers[item.kind]?.(item, typed, answers) ?? null : null;
    // A consent that everything needs is still to be given: it hides nothing.
    answers.push(isRequired && answer === item.empty ? 0 : answer);
  }
  return answers;
}

// MARK: The page. Names of fields hide properties of a form; those in mixed case are safe.

function follow(data) {
  const form = data.closest("form");
  const rules = JSON.parse(data.textContent);
  // Days are counted in UTC.
  rules.today = new Date().toJSON().slice(0, 10);
  // Screen readers read this line out when it changes.
  const line = make("p", { className: "quiet", role: "status" });
  form.querySelector(".steps").after(line);
  const tell = words => (line.textContent = words);
  const page = { form, rules, tell, words: data.dataset };
  for (const words of form.querySelectorAll(".condition")) words.textContent = "";
  rules.items.forEach(item => prepare(item, page));
  update(page);
  addEventListener("pageshow", () => update(page));
  form.addEventListener("input", ({ target }) => {
    settleAlone(target, rules);
    const change = update(page);
    if (change !== 0) tell(change > 0 ? page.words.appeared : page.words.vanished);
  });
  keep(page);
}

// Shows what the answers ask for, and says how many items more that is than before.
function update({ form, rules }) {
  const count = () => form.querySelectorAll("[data-item]:not([hidden])").length;
  const before = count();
  const answers = walk(rules, typedInto, show);
  rules.items.forEach((item, place) => item.follow?.(answers[place]));
  return count() - before;
}

const make = (name, properties) => Object.assign(document.createElement(name), properties);

const named = (name, { element }) => [...element.querySelectorAll(`[name="${name}"]`)];

// What the fields of a name would send.
const typedInto = (name, item) => named(name, item).filter(field => {
  const isLeftOut = field.disabled || (/box|radio/.test(field.type) && !field.checked);
  return !isLeftOut && !field.selectedOptions?.[0]?.disabled;
}).map(({ value }) => value);

// Finds the parts of an item; a score has none.
function prepare(item, { form, tell }) {
  const element = form.querySelector(`[data-item="${item.id}"]`);
  if (!element) return;
  item.element = element;
  item.options = (item.choices ?? []).map((code, place) => ({
    place,
    controls: [...element.querySelectorAll(`:is(option,.choice *)[value="${code}"]`)],
    field: item.write?.includes(place) && named(`${item.id}.${code}`, item)[0],
  }));
  for (const { controls, field } of item.options) {
    // Whoever wrote beside a choice meant it.
    const isMeant = item.kind === "many" || !item.options.some(isTaken);
    if (field?.value && isMeant) controls.forEach(control => take(control));
  }
  const line = element.querySelector(".line");
  const list = element.querySelector(".places");
  if (line) slide(item, line);
  if (list) arrange(item, list, tell);
}

const isTaken = ({ controls }) => controls.some(control => control.checked || control.selected);

function take(control, isTaken = true) {
  control["checked" in control ? "checked" : "selected"] = isTaken;
}

// What is hidden keeps what is typed, and what is not offered is not sent.
function show(item, isShown, isRequired, answers) {
  const { element, options, close } = item;
  if (!element) return;
  element.hidden = !isShown;
  const mark = element.querySelector("[data-needed]");
  if (mark) {
    mark.hidden = !isRequired;
    if (element.role === "radiogroup") element.ariaRequired = isRequired;
  }
  for (const option of options) {
    const { controls, field, place } = option;
    const isOut = !isOffered(item, place, answers);
    for (const control of controls) {
      control.disabled = isOut;
      (control.closest(".choice") ?? control).hidden = isOut;
    }
    if (field) field.closest(".write").hidden = field.disabled = isOut || !isTaken(option);
  }
  close?.();
}

// A choice that excludes all others clears them. What a choice has cleared comes back with it.
function settleAlone(target, { items }) {
  const item = items.find(({ id, alone }) => alone && id === target.name);
  if (!item) return;
  const own = item.options.find(({ controls }) => controls.includes(target));
  const isApart = option => [own, option].some(({ place }) => item.alone.includes(place));
  const excluded = item.options.filter(option =>
    option !== own && isTaken(option) && isApart(option));
  const changed = target.checked ? excluded : item.cleared ?? [];
  changed.forEach(({ controls }) => take(controls[0], !target.checked));
  item.cleared = target.checked ? excluded : [];
}

// Writes into a field as a person does.
function write(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const button = properties =>
  make("button", { type: "button", className: "button secondary", ...properties });

// The stops of a line give way to a slider that writes into the field. It has no handle before
// there is an answer: where one stands draws the answers to it.
function slide(item, line) {
  const [field] = named(item.id, item);
  const { empty, clear } = line.dataset;
  const range = make("input", { type: "range", ...line.dataset });
  // A click where the slider rests already changes nothing, but answers.
  range.oninput = range.onclick = () => write(field, range.value);
  const onclick = () => {
    write(field, "");
    range.focus();
  };
  line.replaceChildren(
    range, make("p", { textContent: empty }), button({ textContent: clear, onclick }));
  item.follow = answer => {
    range.value = answer ?? "";
    range.ariaValueText = answer ?? empty;
    line.toggleAttribute("data-answered", isKnown(answer));
  };
}

// Ranked choices are moved by buttons; one that is chosen twice changes places with the other. Who
// goes through a menu by keys passes choices: what those have displaced comes back.
function arrange(item, list, tell) {
  const selects = [...list.querySelectorAll("select")];
  const words = select => select.selectedOptions[0].text;
  const values = selects => selects.map(({ value }) => value);
  const { up, down } = list.dataset;
  let before;
  const remember = () => (before = values(selects));
  remember();
  // Not every browser gives the focus to what is touched.
  list.onpointerdown = remember;
  list.addEventListener("focusin", remember);
  const buttons = selects.map((select, place) => [-1, 1].map((step, index) => button({
    textContent: "↑↓"[index],
    onclick() {
      const target = selects[place + step];
      remember();
      write(target, select.value);
      [buttons[place + step][index], target].find(({ disabled }) => !disabled).focus();
    },
  })));
  selects.forEach((select, place) => select.after(...buttons[place]));
  list.oninput = ({ target }) => {
    const own = before[selects.indexOf(target)];
    selects.filter(select => select !== target).forEach(select => {
      select.value = before[selects.indexOf(select)];
      if (!select.value || select.value !== target.value) return;
      select.value = own;
      const place = select => `${select.labels[0].textContent}: ${words(select)}`;
      tell([target, select].map(place).join(". "));
    });
  };
  // What is not offered any more leaves its place to those behind it; the last may be too many.
  item.close = () => {
    const kept = values(selects.filter(select => !select.selectedOptions[0].disabled));
    const offered = item.options.filter(({ controls }) => !controls[0]?.disabled);
    selects.forEach((select, place) => {
      select.value = kept[place] ?? "";
      select.parentElement.hidden = place >= offered.length && !select.value;
    });
  };
  item.follow = () => selects.forEach((select, place) => buttons[place].forEach((button, index) => {
    button.disabled = !select.value || !(index ? selects[place + 1]?.value : place);
    button.ariaLabel = `${[up, down][index]}, ${words(select)}`;
  }));
}

// MARK: Saving

// Saves after a pause and when the page is left; one save at a time, and one answer to a button. A
// reload would show the page without what is not saved yet, so the browser asks before it; a link does
// not need that, because the way back from it leads to the page as it was.
function keep({ form, words, tell }) {
  const revision = form.querySelector("[name=revision]");
  let isChanged, isSent, link, saving, timer;
  const wait = time => {
    clearTimeout(timer);
    timer = setTimeout(save, time);
  };
  const save = () => {
    if (!revision || !isChanged || isSent || saving) return;
    isChanged = false;
    saving = send(form).then(saved => {
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
    link = null;
    wait(1500);
  });
  document.onvisibilitychange = () => document.hidden && save();
  ononline = save;
  onclick = ({ target }) => (link = target.closest("a"));
  onbeforeunload = event => {
    if ((isChanged || saving) && !isSent && !link) event.preventDefault();
  };
  addEventListener("pageshow", () => (isSent = false));
  form.addEventListener("submit", event => {
    if (isSent || saving) event.preventDefault();
    if (isSent) return;
    isSent = !saving;
    if (isSent) return setTimeout(() => (isSent = false), 10000);
    // The page must know the revision that it has just made.
    const patience = new Promise(done => setTimeout(done, 3000));
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
  const answer = await fetch(form.getAttribute("action"), {
    method: "POST", body, keepalive: String(body).length < 60000, redirect: "manual",
  });
  if (answer.status !== 204) throw new Error(answer.status);
  return answer.headers.get("Draft-Revision");
}

document.querySelectorAll("script[data-saved]").forEach(follow);
