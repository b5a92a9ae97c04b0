// The codings of the open interview, as the study has them plus what is not sent yet; whoever shows them listens here.
export class Codings extends EventTarget {
  #byId = new Map();

  constructor(segments) {
    super();
    for (const segment of segments) if (segment.status !== "rejected") this.#byId.set(segment.id, segment);
  }

  get all() {
    return [...this.#byId.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
  }

  get accepted() {
    return this.all.filter((each) => each.status === "accepted");
  }

  get(id) {
    return this.#byId.get(id);
  }

  // Takes codings in and out; listeners hear which spans were touched.
  change(made, gone = []) {
    const touched = [];
    for (const id of gone) {
      const old = this.#byId.get(id);
      if (old) touched.push(old);
      this.#byId.delete(id);
    }
    for (const segment of made) {
      const old = this.#byId.get(segment.id);
      if (old) touched.push(old);
      if (segment.status === "rejected") this.#byId.delete(segment.id);
      else this.#byId.set(segment.id, segment);
      touched.push(segment);
    }
    if (touched.length) this.dispatchEvent(new CustomEvent("change", { detail: touched }));
  }

  // The codings that touch a span.
  over(start, end) {
    return this.all.filter((each) => each.start < end && each.end > start);
  }
}
