// Where words and signs begin and end in a turn's text, in UTF-16 units: what a selection may cut and what it may not.
const signs = new Intl.Segmenter("sv", { granularity: "grapheme" });
const words = new Intl.Segmenter("sv", { granularity: "word" });
const LETTER = /^[\p{L}\p{M}\p{N}_]$/u;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:[-'’.:][\p{L}\p{M}\p{N}_]+)*/gu;

// Whether an edge here would part the signs of a word, or what readers see as one sign.
export function cuts(text, at) {
  if (at <= 0 || at >= text.length) return false;
  if (signs.segment(text).containing(at).index !== at) return true;
  return LETTER.test(signBefore(text, at)) && LETTER.test(signAt(text, at)) && words.segment(text).containing(at).index !== at;
}

function signAt(text, at) {
  return String.fromCodePoint(text.codePointAt(at));
}

function signBefore(text, at) {
  return [...text.slice(Math.max(at - 2, 0), at)].at(-1);
}

// A stretch without the white space at its ends, its half words made whole; a stretch of whole words stays as it is. Null for none.
export function widened(text, from, to) {
  const bare = text.slice(from, to), start = from + bare.length - bare.trimStart().length, end = from + bare.trimEnd().length;
  if (start >= end) return null;
  let first = start, last = end;
  while (cuts(text, first)) first -= 1;
  while (cuts(text, last)) last += 1;
  return [first, last];
}

// The first word that begins at a place or after it, as [from, to].
export function wordAfter(text, at) {
  WORD.lastIndex = Math.max(at, 0);
  const found = WORD.exec(text);
  return found && [found.index, found.index + found[0].length];
}

// The last word that ends at a place or before it.
export function wordBefore(text, at) {
  let last = null;
  WORD.lastIndex = 0;
  for (const found of text.slice(0, Math.max(at, 0)).matchAll(WORD)) last = [found.index, found.index + found[0].length];
  return last;
}
