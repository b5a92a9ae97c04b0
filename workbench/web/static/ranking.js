// How well a code fits what was typed.
const NOTHING = Infinity;
const SCATTERED = 5;

export function fold(text) {
  return text.normalize("NFC").toLocaleLowerCase("sv").trim().replace(/\s+/g, " ");
}

export class Ranked {
  constructor(codes) {
    this.codes = codes.map((code) => {
      const path = fold(code.path), name = path.split(" > ").at(-1);
      return { code, path, name, aliases: code.aliases.map(fold), nameWords: split(name), pathWords: split(path) };
    });
  }

  // Codes that fit, the best first, as { path, isLoose }; recent ones first among equals. Without a text all of them, recent ones first.
  find(typed, recent) {
    const text = fold(typed), age = new Map(recent.map((path, place) => [path, place]));
    const old = ({ code }) => age.get(code.path) ?? recent.length;
    return this.codes
      .map((known) => ({ known, worth: text ? worth(known, text) : 0 }))
      .filter((each) => each.worth < NOTHING)
      .sort((a, b) => a.worth - b.worth || old(a.known) - old(b.known))
      .map((each) => ({ path: each.known.code.path, isLoose: each.worth >= SCATTERED }));
  }

  has(path) {
    const text = fold(path);
    return this.codes.some((each) => each.path === text);
  }
}

function split(text) {
  return text.split(/[\s\-/>]+/);
}

// 0 the exact path or name, then aliases, beginnings, beginnings of words, parts of words, letters in order; Infinity where nothing fits.
function worth({ path, name, aliases, nameWords, pathWords }, text) {
  if (path === text || name === text) return 0;
  if (aliases.includes(text)) return 1;
  if (name.startsWith(text)) return 2;
  if (path.startsWith(text) || aliases.some((each) => each.startsWith(text))) return 2.5;
  if (nameWords.some((each) => each.startsWith(text))) return 3;
  if (pathWords.some((each) => each.startsWith(text))) return 3.5;
  if (path.includes(text)) return 4;
  return !text.includes(">") && scattered(name, text) ? SCATTERED : NOTHING;
}

function scattered(name, text) {
  let place = 0;
  for (const sign of text) {
    place = name.indexOf(sign, place) + 1;
    if (!place) return false;
  }
  return true;
}
