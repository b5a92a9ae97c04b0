// The codings of the open interview, as the study has them plus what is not sent yet; whoever shows them listens here.
export class Codings extends EventTarget {
  #byId = new Map();
  #byTurn = new Map(); // turn -> its codings, so that nobody looks at all of them for one turn
  #ordered = null;

  constructor(segments, turns) {
    super();
    this.turns = turns;
    for (const segment of segments) if (segment.status !== "rejected") this.#take(segment);
  }

  // All of them in the order of the text.
  get all() {
    this.#ordered ??= [...this.#byId.values()].sort(inOrder);
    return this.#ordered;
  }

  get accepted() {
    return this.all.filter((each) => each.status === "accepted");
  }

  get(id) {
    return this.#byId.get(id);
  }

  // The codings in a turn, in the order of the text.
  inTurn(turn) {
    return [...this.#byTurn.get(turn) ?? []].sort(inOrder);
  }

  // Takes codings in and out; listeners hear which were touched, as they were and as they are.
  change(made, gone = []) {
    const touched = gone.map((id) => this.#drop(id)).filter(Boolean);
    for (const segment of made) {
      const old = this.#drop(segment.id);
      if (old) touched.push(old);
      if (segment.status !== "rejected") this.#take(segment);
      touched.push(segment);
    }
    if (touched.length) this.dispatchEvent(new CustomEvent("change", { detail: touched }));
  }

  #take(segment) {
    this.#byId.set(segment.id, segment);
    this.#ordered = null;
    for (const turn of this.turns.over(segment.start, segment.end)) {
      if (!this.#byTurn.has(turn)) this.#byTurn.set(turn, new Set());
      this.#byTurn.get(turn).add(segment);
    }
  }

  #drop(id) {
    const old = this.#byId.get(id);
    if (!old) return null;
    this.#byId.delete(id);
    this.#ordered = null;
    for (const turn of this.turns.over(old.start, old.end)) this.#byTurn.get(turn)?.delete(old);
    return old;
  }
}

function inOrder(a, b) {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : Number(a.code > b.code));
}
