// Calculates what a program that fills in forms by the thousand would rather not, and sends the form.
// SHA-256 (FIPS 180-4) is written out here because browsers offer theirs on https pages alone, and one
// promise for each digest costs more than the digest.

// How long to calculate before the page has its turn again, in milliseconds.
const slice = 30;

const primes = [];
for (let number = 2; primes.length < 64; number++) {
  if (primes.every((prime) => number % prime)) primes.push(number);
}
const fraction = (root) => (prime) => (prime ** (1 / root) % 1) * 2 ** 32 | 0;
const constants = Int32Array.from(primes, fraction(3));
const start = Int32Array.from(primes.slice(0, 8), fraction(2));
const words = new Int32Array(64);

const turned = (word, by) => (word >>> by) | (word << (32 - by));

// Lays a text of at most 55 ASCII letters out as the one block that is digested.
function lay(text) {
  words.fill(0, 0, 16);
  for (let at = 0; at < text.length; at++) {
    words[at >> 2] |= text.charCodeAt(at) << (24 - 8 * (at & 3));
  }
  words[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  words[15] = 8 * text.length;
  for (let at = 16; at < 64; at++) {
    const early = words[at - 15];
    const late = words[at - 2];
    words[at] = words[at - 16] + words[at - 7]
      + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3))
      + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
  }
}

// The first 32 bits of the text's digest.
function head(text) {
  lay(text);
  let [a, b, c, d, e, f, g, h] = start;
  for (let at = 0; at < 64; at++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g))
      + constants[at] + words[at]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22))
      + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return (a + start[0]) | 0;
}

// Solves the challenge of a page, whose question then is not asked.
function solve(step) {
  const form = step.closest("form");
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const challenge = field("guard-challenge").value;
  const { rounds, bits } = step.dataset;
  const panel = form.querySelector("[data-working]");
  const [line, bar] = panel.children;
  panel.hidden = false;
  step.hidden = true;
  // What is there from the beginning is not read out.
  setTimeout(() => (line.textContent ||= panel.dataset.working), 100);
  const numbers = [];
  let number = 0;
  const send = () => {
    field("guard-proof").value = numbers.join(".");
    line.textContent = panel.dataset.sending;
    // A field could be named "submit" and hide the form's own.
    HTMLFormElement.prototype.submit.call(form);
    setTimeout(offer, 10000);
  };
  // Where sending did not come through, there is a button.
  const offer = () => {
    line.textContent = panel.dataset.stuck;
    step.hidden = false;
    step.querySelector(".question").hidden = true;
  };
  const work = () => {
    const end = performance.now() + slice;
    while (numbers.length < rounds && performance.now() < end) {
      for (let turn = 0; turn < 256; turn++, number++) {
        if (Math.clz32(head(`${challenge}.${numbers.length}.${number}`)) < bits) continue;
        numbers.push(number);
        number = 0;
        break;
      }
    }
    bar.value = numbers.length;
    numbers.length < rounds ? setTimeout(work) : send();
  };
  addEventListener("pageshow", (event) => event.persisted && offer());
  work();
}

document.querySelectorAll("[data-rounds]").forEach(solve);
