// The transcript's turns on the page: one text node each, with its place in the interview's text.
import { CodePoints } from "./code-points.js";

export class Turn {
  #points = null;

  constructor(element, place) {
    const { start, end, time } = element.dataset;
    this.element = element;
    this.place = place;
    this.said = element.querySelector(".said");
    this.node = this.said.firstChild ?? this.said.appendChild(document.createTextNode(""));
    this.start = Number(start);
    this.end = Number(end);
    this.time = time === undefined ? null : Number(time);
    this.isInterviewer = element.classList.contains("interviewer");
  }

  // Counted when somebody asks: most turns of a long interview are never pointed at.
  get points() {
    this.#points ??= new CodePoints(this.node.data);
    return this.#points;
  }

  // A range over what of a span lies in this turn; null where nothing does.
  range(start, end) {
    const from = Math.max(start, this.start), to = Math.min(end, this.end);
    if (from >= to) return null;
    return new StaticRange({
      startContainer: this.node, startOffset: this.points.toUnits(from - this.start),
      endContainer: this.node, endOffset: this.points.toUnits(to - this.start),
    });
  }

  offset(units) {
    return this.start + this.points.fromUnits(units);
  }

  units(offset) {
    return this.points.toUnits(Math.min(Math.max(offset, this.start), this.end) - this.start);
  }

  // A range that knows where it lies on the screen; null where nothing of the span lies here.
  box(start, end) {
    const part = this.range(start, end);
    if (!part) return null;
    const range = document.createRange();
    range.setStart(part.startContainer, part.startOffset);
    range.setEnd(part.endContainer, part.endOffset);
    return range;
  }
}

export class Turns {
  constructor(root) {
    this.all = Array.from(root.querySelectorAll(".turn"), (element, place) => new Turn(element, place));
    this.byNode = new Map(this.all.map((turn) => [turn.node, turn]));
    this.byElement = new Map(this.all.map((turn) => [turn.element, turn]));
  }

  // The turns that a span touches.
  over(start, end) {
    const found = [];
    for (let place = this.#endingAfter(start); place < this.all.length && this.all[place].start < end; place += 1) {
      found.push(this.all[place]);
    }
    return found;
  }

  at(offset) {
    return this.over(offset, offset + 1)[0] ?? null;
  }

  // The turn at an offset, or the next one after it, or the last.
  near(offset) {
    return this.all[Math.min(this.#endingAfter(offset), this.all.length - 1)] ?? null;
  }

  of(node) {
    const element = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".turn");
    return this.byElement.get(element) ?? null;
  }

  // The words between two offsets, the gaps between turns left out.
  text(start, end) {
    return this.over(start, end)
      .map((turn) => turn.node.data.slice(turn.units(Math.max(start, turn.start)), turn.units(Math.min(end, turn.end))))
      .join(" ");
  }

  // The place of the first turn that ends after an offset.
  #endingAfter(offset) {
    let low = 0, high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle].end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
