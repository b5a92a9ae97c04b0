// The codings of the open interview, as the study has them plus what is not sent yet; whoever shows them listens here.
export class Codings extends EventTarget {
  #byId = new Map();
  #byTurn = new Map(); // turn -> its codings, so that nobody looks at all of them for one turn
  #byCode = new Map(); // path -> its codings
  #ordered = [];
  #byOwner = new Map(); // whose work -> how many codings
  #hidden = new Set(); // whose work is not shown; "" for proposals
  #accepted = 0;

  constructor(segments, turns) {
    super();
    this.turns = turns;
    for (const segment of segments) if (segment.status !== "rejected") this.#index(segment);
    this.#ordered = [...this.#byId.values()].sort(inOrder);
  }

  // All of them in the order of the text, shown or not.
  get all() {
    return this.#ordered;
  }

  // How many findings there are, whoever's and shown or not.
  get accepted() {
    return this.#accepted;
  }

  get(id) {
    return this.#byId.get(id);
  }

  // Who has coded here; "" stands for proposals.
  get coders() {
    return [...this.#byOwner.keys()].sort((a, b) => a.localeCompare(b, "sv"));
  }

  isShown(coding) {
    return !this.#hidden.has(owner(coding));
  }

  // Shows or hides somebody's work.
  show(who, shown) {
    if (shown) this.#hidden.delete(who);
    else this.#hidden.add(who);
    this.#tell(this.#ordered.filter((each) => owner(each) === who));
  }

  // The shown codings in a turn, in the order of the text.
  inTurn(turn) {
    return [...this.#byTurn.get(turn) ?? []].filter((each) => this.isShown(each)).sort(inOrder);
  }

  // The shown codings with a code.
  withCode(path) {
    return [...this.#byCode.get(path) ?? []].filter((each) => this.isShown(each));
  }

  // The coding that follows another one in the text, if it is shown; null at the end.
  after(coding) {
    for (let place = this.#place(coding) + 1; place < this.#ordered.length; place += 1) {
      if (this.isShown(this.#ordered[place])) return this.#ordered[place];
    }
    return null;
  }

  // Takes codings in and out; listeners hear which were touched, as they were and as they are.
  change(made, gone = []) {
    const touched = gone.map((id) => this.#drop(id)).filter(Boolean);
    for (const segment of made) {
      const old = this.#drop(segment.id);
      if (old) touched.push(old);
      if (segment.status === "rejected") continue;
      this.#take(segment);
      touched.push(segment);
    }
    if (touched.length) this.#tell(touched);
  }

  // Makes these all that there is.
  replace(segments) {
    const there = new Set(segments.map(({ id }) => id));
    const unlike = segments.filter((each) => JSON.stringify(each) !== JSON.stringify(this.#byId.get(each.id)));
    this.change(unlike, this.#ordered.filter(({ id }) => !there.has(id)).map(({ id }) => id));
  }

  #tell(touched) {
    this.dispatchEvent(new CustomEvent("change", { detail: touched }));
  }

  #take(segment) {
    this.#index(segment);
    this.#ordered.splice(this.#place(segment), 0, segment);
  }

  #index(segment) {
    this.#byId.set(segment.id, segment);
    this.#accepted += segment.status === "accepted";
    this.#count(owner(segment), 1);
    add(this.#byCode, segment.code, segment);
    for (const turn of this.turns.over(segment.start, segment.end)) add(this.#byTurn, turn, segment);
  }

  #drop(id) {
    const old = this.#byId.get(id);
    if (!old) return null;
    this.#byId.delete(id);
    this.#accepted -= old.status === "accepted";
    this.#count(owner(old), -1);
    this.#ordered.splice(this.#place(old), 1);
    this.#byCode.get(old.code).delete(old);
    for (const turn of this.turns.over(old.start, old.end)) this.#byTurn.get(turn)?.delete(old);
    return old;
  }

  #count(who, more) {
    const number = (this.#byOwner.get(who) ?? 0) + more;
    if (number) this.#byOwner.set(who, number);
    else this.#byOwner.delete(who);
  }

  // Where a coding stands in the order, or would.
  #place(coding) {
    let low = 0, high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(this.#ordered[middle], coding) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// The codings of a table, which tells their names once and then a row a coding.
export function listed({ names, rows }) {
  return rows.map((row) => {
    const coding = {};
    for (let place = 0; place < names.length; place += 1) coding[names[place]] = row[place];
    return coding;
  });
}

// Whose work a coding is; nobody's as long as it is a proposal.
export function owner(coding) {
  return coding.status === "accepted" ? coding.coder : "";
}

function add(sets, key, value) {
  const found = sets.get(key);
  if (found) found.add(value);
  else sets.set(key, new Set([value]));
}

function inOrder(a, b) {
  return a.start - b.start || a.end - b.end || compare(a.code, b.code) || compare(a.id, b.id);
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
