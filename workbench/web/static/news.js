// News: what the server tells of the study, brought onto the page. What is about a coding that still waits here is held back until
// that has been sent, so that nothing jumps back and forth under one's hands.
import { about } from "./outbox.js";

const TRIES = 5;

export class News extends EventTarget {
  #held = new Map(); // id -> the segment as the study has it, null where it is gone

  constructor({ interview, coder }, codings, outbox, live) {
    super();
    Object.assign(this, { interview, coder, codings, outbox, live });
    live.addEventListener("changes", ({ detail }) => this.#hear(detail));
    outbox.addEventListener("done", ({ detail }) => this.#release(about(detail.request)));
    outbox.addEventListener("refused", ({ detail }) => this.#release(about(detail.request)));
  }

  #hear({ revision, segments, gone, interviews, codebook }) {
    const waiting = new Set(this.outbox.waiting.flatMap(about));
    const here = segments.filter((each) => each.interview === this.interview);
    for (const each of here) if (waiting.has(each.id)) this.#held.set(each.id, each);
    for (const id of gone) if (waiting.has(id)) this.#held.set(id, null);
    const made = here.filter(({ id }) => !waiting.has(id));
    const others = made.filter(({ id, coder, status }) => status === "accepted" && coder !== this.coder && !this.codings.get(id));
    this.codings.change(made, gone.filter((id) => !waiting.has(id)));
    this.dispatchEvent(new CustomEvent("changed", { detail: { revision, interviews, codebook, others } }));
  }

  #release(ids) {
    for (const id of ids) {
      if (!this.#held.has(id) || this.outbox.touches(id)) continue;
      const segment = this.#held.get(id);
      this.#held.delete(id);
      this.codings.change(segment ? [segment] : [], segment ? [] : [id]);
    }
  }

  // Reads the interview anew, all of it; null where it cannot be read now. What was not sent when the reading began stays as it is
  // here, and what was overtaken by later news is read once more.
  async reread(tries = TRIES) {
    const kept = new Set(this.outbox.waiting.flatMap(about));
    const response = await fetch(`/api/interviews/${encodeURIComponent(this.interview)}`).catch(() => null);
    if (!response?.ok) return response?.status === 404 ? { missing: true } : null;
    const found = await response.json();
    if (this.live.revision > found.revision && tries > 1) return this.reread(tries - 1);
    for (const id of this.outbox.waiting.flatMap(about)) kept.add(id);
    const own = this.codings.all.filter(({ id }) => kept.has(id));
    this.codings.replace([...found.segments.filter(({ id }) => !kept.has(id)), ...own]);
    return found;
  }
}
