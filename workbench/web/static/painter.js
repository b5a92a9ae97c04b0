// Paints codings with a few Highlight objects: one a class, never one a coding, which would cost 400 ms each.
const CLASSES = ["coded", "coded-deep", "proposed", "focused", "pending"];

export class Painter {
  #highlights = new Map();
  #painted = new Map(); // turn -> [class, range] pairs

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
  paint(turns, codingsIn, isFocused) {
    for (const turn of turns) {
      for (const [name, range] of this.#painted.get(turn) ?? []) this.#highlights.get(name).delete(range);
      const pairs = [...this.#ranges(turn, codingsIn(turn), isFocused)];
      for (const [name, range] of pairs) this.#highlights.get(name).add(range);
      this.#painted.set(turn, pairs);
    }
  }

  pending(start, end) {
    const highlight = this.#highlights.get("pending");
    highlight.clear();
    for (const turn of start === null ? [] : this.turns.over(start, end)) {
      const range = turn.range(start, end);
      if (range) highlight.add(range);
    }
  }

  *#ranges(turn, codings, isFocused) {
    const edges = [];
    for (const coding of codings) {
      if (coding.status === "proposed") {
        yield ["proposed", turn.range(coding.start, coding.end)];
        continue;
      }
      if (isFocused(coding)) yield ["focused", turn.range(coding.start, coding.end)];
      edges.push([Math.max(coding.start, turn.start), 1], [Math.min(coding.end, turn.end), -1]);
    }
    edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let depth = 0, from = 0;
    for (const [place, step] of edges) {
      if (depth > 0 && place > from) {
        const range = turn.range(from, place);
        if (range) yield [depth > 1 ? "coded-deep" : "coded", range];
      }
      depth += step;
      from = place;
    }
  }
}
