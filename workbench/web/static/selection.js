// What is selected, as a span of code points: read from the browser's own selection, half words made whole, grown step by step.
import { widened, wordAfter, wordBefore } from "./boundaries.js";

export class Selected {
  // `sentences` holds starts and ends by turns, in order: what the rest of Kodbok calls sentences.
  constructor(turns, sentences) {
    this.turns = turns;
    this.sentences = sentences;
    this.span = null; // kept while the palette has the focus
  }

  // The browser's selection as [start, end]; null where nothing of a turn is selected.
  read() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const first = this.#edge(range.startContainer, range.startOffset, true);
    const last = this.#edge(range.endContainer, range.endOffset, false);
    if (!first || !last || first.turn.place > last.turn.place) return null;
    return first.turn === last.turn ? this.#within(first.turn, first.units, last.units) : this.#across(first, last);
  }

  #within(turn, from, to) {
    const found = widened(turn.node.data, from, to);
    return found && [turn.offset(found[0]), turn.offset(found[1])];
  }

  // A span over several turns; a turn of which only white space is selected is left out.
  #across(first, last) {
    const between = this.turns.all.slice(first.turn.place, last.turn.place + 1).map((turn) => this.#within(
      turn, turn === first.turn ? first.units : 0, turn === last.turn ? last.units : turn.node.length,
    )).filter(Boolean);
    return between.length ? [between[0][0], between.at(-1)[1]] : null;
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

  // Selects a span, so that everybody sees what will be coded; its moving end comes last.
  show(start, end, backward = false) {
    const over = this.turns.over(start, end);
    if (!over.length) return;
    const first = over[0], last = over.at(-1);
    const edges = [[first.node, first.units(Math.max(start, first.start))], [last.node, last.units(Math.min(end, last.end))]];
    if (backward) edges.reverse();
    getSelection().setBaseAndExtent(...edges[0], ...edges[1]);
  }

  clear() {
    getSelection().removeAllRanges();
    this.span = null;
  }

  // The word after a place, in this turn or a later one, as [start, end]; null at the end of the text.
  nextWord(offset) {
    for (let turn = this.turns.near(offset); turn; turn = this.turns.all[turn.place + 1]) {
      const found = wordAfter(turn.node.data, turn.units(offset));
      if (found) return [turn.offset(found[0]), turn.offset(found[1])];
    }
    return null;
  }

  // The word before a place.
  previousWord(offset) {
    const near = this.turns.near(offset);
    for (let turn = near; turn; turn = this.turns.all[turn.place - 1]) {
      const found = wordBefore(turn.node.data, turn.units(offset));
      if (found) return [turn.offset(found[0]), turn.offset(found[1])];
    }
    return null;
  }

  // Moves the moving end of the selection by a word.
  extend(forward) {
    const span = this.read();
    if (!span) return;
    const moving = this.#isBackward() ? 0 : 1;
    const word = forward ? this.nextWord(span[moving]) : this.previousWord(span[moving]);
    if (!word) return;
    const [fixed, moved] = [span[1 - moving], moving ? word[1] : word[0]];
    const edge = this.#edgeOf(word, moving, forward) ?? moved;
    if (edge !== fixed) this.show(Math.min(edge, fixed), Math.max(edge, fixed), edge < fixed);
  }

  // Where an end comes to stand that moves over a word: behind it when it grows, before the next one when it shrinks.
  #edgeOf(word, moving, forward) {
    if (moving && !forward) return this.previousWord(word[0])?.[1];
    if (!moving && forward) return this.nextWord(word[1])?.[0];
    return null;
  }

  #isBackward() {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    if (anchorNode === focusNode) return focusOffset < anchorOffset;
    return Boolean(anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_PRECEDING);
  }

  // The next larger unit around a span: sentence, turn, question and answer.
  grown(start, end) {
    const turn = this.turns.at(start);
    if (!turn) return [start, end];
    const [from, to] = this.sentence(start, Math.min(end, turn.end)) ?? [start, end];
    if (from < start || to > end) return [Math.min(from, start), Math.max(to, end)];
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

  // The sentences that a span touches, as one span.
  sentence(start, end) {
    const first = this.#sentenceAfter(start), last = this.#sentenceAfter(end - 1);
    return first && last && first[0] < end ? [first[0], last[1]] : null;
  }

  // The first sentence that ends after a place.
  #sentenceAfter(offset) {
    const flat = this.sentences;
    let low = 0, high = flat.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (flat[2 * middle + 1] <= offset) low = middle + 1;
      else high = middle;
    }
    return 2 * low < flat.length ? [flat[2 * low], flat[2 * low + 1]] : null;
  }

  // The sentence after a place; null at the end of the text.
  nextSentence(offset) {
    return this.#sentenceAfter(offset);
  }
}
