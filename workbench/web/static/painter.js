// Paints codings with a few Highlight objects: one a class, never one a coding, which would cost 400 ms each. A browser goes through all
// ranges of a highlight and paints their turns anew whenever anything on the page has changed, so only what is in sight, or nearly, is
// painted, in as few ranges as will do; the rest is when one comes near it.
const CLASSES = ["coded", "coded-deep", "proposed", "focused", "extent", "pending"];
const NEAR = "600px", FIRST = 15;

export class Painter {
  #highlights = new Map();
  #painted = new Map(); // turn -> [highlight, range] pairs; the turns in sight
  #focused = new Map(); // id -> coding

  constructor(turns, codings) {
    Object.assign(this, { turns, codings });
    CLASSES.forEach((name, place) => {
      const highlight = new Highlight();
      highlight.priority = place;
      CSS.highlights.set(name, highlight);
      this.#highlights.set(name, highlight);
    });
  }

  // Paints the turns around a place at once, and from then on whatever comes into sight.
  start(place) {
    for (const turn of this.turns.all.slice(Math.max(place - FIRST, 0), place + FIRST)) this.#paint(turn);
    const observer = new IntersectionObserver((entries) => this.#sighted(entries), { rootMargin: NEAR });
    for (const turn of this.turns.all) observer.observe(turn.element);
    addEventListener("beforeprint", () => this.turns.all.forEach((turn) => this.#paint(turn)));
  }

  // Paints turns anew from the codings that lie in them.
  paint(turns) {
    for (const turn of turns) if (this.#painted.has(turn)) this.#paint(turn);
  }

  // Shades the passages of the code that is looked at.
  focus(codings) {
    const before = this.#focused, now = new Map(codings.map((each) => [each.id, each]));
    const unlike = [...[...before.values()].filter((each) => now.get(each.id) !== each), ...codings.filter((each) => before.get(each.id) !== each)];
    this.#focused = now;
    this.paint(new Set(unlike.flatMap(({ start, end }) => this.turns.over(start, end))));
  }

  // Shows how far a coding reaches, or nothing.
  extent(coding) {
    this.#only("extent", coding ? [coding.start, coding.end] : null);
  }

  // Keeps a selection in sight while the focus is elsewhere; null lets go of it.
  pending(span) {
    this.#only("pending", span);
  }

  #sighted(entries) {
    for (const { target, isIntersecting } of entries) {
      const turn = this.turns.byElement.get(target);
      if (!isIntersecting) this.#clear(turn);
      else if (!this.#painted.has(turn)) this.#paint(turn);
    }
  }

  #paint(turn) {
    this.#clear(turn);
    const pairs = [...this.#ranges(turn, this.codings.inTurn(turn))];
    for (const [highlight, range] of pairs) highlight.add(range);
    this.#painted.set(turn, pairs);
  }

  #clear(turn) {
    for (const [highlight, range] of this.#painted.get(turn) ?? []) highlight.delete(range);
    this.#painted.delete(turn);
  }

  #only(name, span) {
    const highlight = this.#highlights.get(name);
    highlight.clear();
    if (span) for (const turn of this.turns.over(...span)) highlight.add(turn.range(...span));
  }

  *#ranges(turn, codings) {
    const edges = [];
    for (const { id, status, start, end } of codings) {
      if (this.#focused.has(id)) yield [this.#highlights.get("focused"), turn.range(start, end)];
      if (status === "proposed") yield [this.#highlights.get("proposed"), turn.range(start, end)];
      else edges.push([Math.max(start, turn.start), 1], [Math.min(end, turn.end), -1]);
    }
    edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [name, from, to] of stretches(edges)) yield [this.#highlights.get(name), turn.range(from, to)];
  }
}

// Stretches that are coded once, or more than once, from the edges of codings in order: [class, from, to].
function* stretches(edges) {
  let depth = 0, from = 0;
  for (let next = 0; next < edges.length;) {
    const [place] = edges[next], before = depth;
    for (; next < edges.length && edges[next][0] === place; next += 1) depth += edges[next][1];
    if (Math.min(depth, 2) === Math.min(before, 2)) continue; // as deep as before: the stretch goes on
    if (before > 0) yield [before > 1 ? "coded-deep" : "coded", from, place];
    from = place;
  }
}
