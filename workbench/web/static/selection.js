// What is selected, as a span of code points: read from the browser's own selection, snapped to whole words, grown step by step.
const words = new Intl.Segmenter("sv", { granularity: "word" });
const sentences = new Intl.Segmenter("sv", { granularity: "sentence" });

export class Selected {
  constructor(turns) {
    this.turns = turns;
    this.span = null; // kept while the palette has the focus
  }

  // The browser's selection as [start, end], snapped to words; null where nothing of a turn is selected.
  read() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const first = this.#edge(range.startContainer, range.startOffset, true);
    const last = this.#edge(range.endContainer, range.endOffset, false);
    if (!first || !last) return null;
    const start = first.turn.offset(wordStart(first.turn.node.data, first.units));
    const end = last.turn.offset(wordEnd(last.turn.node.data, last.units));
    return start < end ? [start, end] : null;
  }

  // A point of the document as a turn and a UTF-16 offset in it; one outside of any spoken words goes to the nearest turn.
  #edge(node, offset, forward) {
    const own = this.turns.byNode.get(node);
    if (own) return { turn: own, units: offset };
    const point = document.createRange();
    point.setStart(node, offset);
    const all = this.turns.all;
    let low = 0, high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (point.comparePoint(all[middle].node, 0) < 0) low = middle + 1;
      else high = middle;
    }
    const turn = forward ? all[low] : all[low - 1];
    return turn ? { turn, units: forward ? 0 : turn.node.length } : null;
  }

  // Selects a span, so that everybody sees what will be coded.
  show(start, end) {
    const over = this.turns.over(start, end);
    if (!over.length) return;
    const first = over[0], last = over.at(-1);
    getSelection().setBaseAndExtent(first.node, first.units(Math.max(start, first.start)), last.node, last.units(Math.min(end, last.end)));
  }

  // The next larger unit around a span: sentence, turn, question and answer.
  grown(start, end) {
    const turn = this.turns.at(start);
    if (!turn) return [start, end];
    const [from, to] = sentenceAround(turn, start, Math.min(end, turn.end));
    if (from < start || to > end) return [from, Math.max(to, end)];
    if (turn.start < start || turn.end > end) return [turn.start, Math.max(turn.end, end)];
    return this.#exchange(turn, end);
  }

  // The question and all that is answered to it.
  #exchange(turn, end) {
    const all = this.turns.all;
    let first = turn.place, last = turn.place;
    while (first > 0 && !all[first].isInterviewer) first -= 1;
    while (last + 1 < all.length && !all[last + 1].isInterviewer) last += 1;
    return [all[first].start, Math.max(all[last].end, end)];
  }
}

function wordStart(text, units) {
  const found = words.segment(text).containing(Math.min(units, text.length - 1));
  if (!found) return units;
  return found.isWordLike ? found.index : skip(text, units, 1);
}

function wordEnd(text, units) {
  const found = units > 0 ? words.segment(text).containing(units - 1) : null;
  if (!found) return units;
  if (!found.isWordLike) return text.slice(found.index, units).trim() ? units : found.index;
  return found.index + found.segment.length;
}

function skip(text, units, step) {
  let place = units;
  while (place < text.length && /\s/u.test(text[place])) place += step;
  return place;
}

export function sentenceAround(turn, start, end) {
  const text = turn.node.data, from = turn.units(start), to = turn.units(end);
  let first = from, last = to;
  for (const { index, segment } of sentences.segment(text)) {
    const stop = index + segment.trimEnd().length;
    if (index <= from && stop > from) first = index;
    if (index < to && stop >= to) last = stop;
  }
  return [turn.offset(first), turn.offset(Math.max(last, to))];
}

// One more word at the end of the browser's selection, or one less: Shift+Arrow alone selects nothing in text that cannot be edited.
export function modify(direction, unit) {
  getSelection().modify("extend", direction, unit);
}
