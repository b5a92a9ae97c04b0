// Paints codings with a few Highlight objects: one a class, never one a coding, which would cost 400 ms each.
const CLASSES = ["coded", "coded-deep", "proposed", "focused", "extent", "pending"];

export class Painter {
  #highlights = new Map();
  #painted = new Map(); // turn -> [highlight, range] pairs

  constructor(turns) {
    this.turns = turns;
    CLASSES.forEach((name, place) => {
      const highlight = new Highlight();
      highlight.priority = place;
      CSS.highlights.set(name, highlight);
      this.#highlights.set(name, highlight);
    });
  }

  // Paints turns anew from the codings that lie in them.
  paint(turns, codings) {
    for (const turn of turns) {
      for (const [highlight, range] of this.#painted.get(turn) ?? []) highlight.delete(range);
      const pairs = [...this.#ranges(turn, codings.inTurn(turn))];
      for (const [highlight, range] of pairs) highlight.add(range);
      this.#painted.set(turn, pairs);
    }
  }

  // Shades the passages of the code that is looked at.
  focus(codings) {
    this.#only("focused", codings.map(({ start, end }) => [start, end]));
  }

  // Shows how far a coding reaches, or nothing.
  extent(coding) {
    this.#only("extent", coding ? [[coding.start, coding.end]] : []);
  }

  // Keeps a selection in sight while the focus is elsewhere; null lets go of it.
  pending(span) {
    this.#only("pending", span ? [span] : []);
  }

  #only(name, spans) {
    const highlight = this.#highlights.get(name);
    highlight.clear();
    for (const [start, end] of spans) for (const turn of this.turns.over(start, end)) highlight.add(turn.range(start, end));
  }

  *#ranges(turn, codings) {
    const edges = [];
    for (const { status, start, end } of codings) {
      if (status === "proposed") yield [this.#highlights.get("proposed"), turn.range(start, end)];
      else edges.push([Math.max(start, turn.start), 1], [Math.min(end, turn.end), -1]);
    }
    edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let depth = 0, from = 0;
    for (const [place, step] of edges) {
      if (depth > 0 && place > from) yield [this.#highlights.get(depth > 1 ? "coded-deep" : "coded"), turn.range(from, place)];
      depth += step;
      from = place;
    }
  }
}
