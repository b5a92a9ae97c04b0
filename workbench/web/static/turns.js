// The transcript's turns on the page: one text node each, with its place in the interview's text.
import { CodePoints } from "./code-points.js";

export class Turn {
  constructor(element, place) {
    this.element = element;
    this.place = place;
    this.said = element.querySelector(".said");
    this.node = this.said.firstChild ?? this.said.appendChild(document.createTextNode(""));
    this.points = new CodePoints(this.node.data);
    this.start = Number(element.dataset.start);
    this.end = this.start + this.points.points;
    this.isInterviewer = element.classList.contains("interviewer");
  }

  // A range over what of a span lies in this turn; null where nothing does.
  range(start, end) {
    const from = Math.max(start, this.start), to = Math.min(end, this.end);
    if (from >= to) return null;
    const range = new StaticRange({
      startContainer: this.node, startOffset: this.points.toUnits(from - this.start),
      endContainer: this.node, endOffset: this.points.toUnits(to - this.start),
    });
    return range;
  }

  offset(units) {
    return this.start + this.points.fromUnits(units);
  }

  units(offset) {
    return this.points.toUnits(Math.min(Math.max(offset, this.start), this.end) - this.start);
  }
}

export class Turns {
  constructor(root) {
    this.all = [...root.querySelectorAll(".turn")].map((element, place) => new Turn(element, place));
    this.byNode = new Map(this.all.map((turn) => [turn.node, turn]));
    this.byElement = new Map(this.all.map((turn) => [turn.element, turn]));
  }

  // The turns that a span touches.
  over(start, end) {
    let low = 0, high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle].end <= start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < this.all.length && this.all[low].start < end; low += 1) found.push(this.all[low]);
    return found;
  }

  at(offset) {
    return this.over(offset, offset + 1)[0] ?? null;
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
}
