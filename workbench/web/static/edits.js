// Edits: each is done at once on the page, and the outbox sees that it reaches the study.
import { CodePoints } from "./code-points.js";

// A code that the study does not know yet.
export function newCode(path) {
  return { id: path, path, aliases: [], retired: false };
}

export class Edits {
  #points;

  constructor({ interview, text, coder }, codings, outbox, live) {
    Object.assign(this, { interview, text, coder, codings, outbox, live });
  }

  // The very text of the interview between two offsets: what stands between turns too.
  quote(start, end) {
    this.#points ??= new CodePoints(this.text);
    return this.text.slice(this.#points.toUnits(start), this.#points.toUnits(end));
  }

  // Codes a span and returns the coding.
  code([start, end], path) {
    const same = this.codings.all.find((each) => each.start === start && each.end === end && each.code === path
      && each.coder === this.coder && each.status === "accepted");
    if (same) return same;
    const made = { id: crypto.randomUUID(), interview: this.interview, start, end, code: path, coder: this.coder, origin: "manual",
      status: "accepted", memo: "", contrary: false, revision: this.live.revision };
    this.codings.change([made]);
    this.outbox.put("POST", "/api/segments", { id: made.id, interview: this.interview, start, end, code: path, quote: this.quote(start, end) });
    return made;
  }

  // The study's codes, and those that were made here and are not sent yet.
  withUnsent(codes) {
    const there = new Set(codes.map(({ path }) => path));
    const made = this.outbox.waiting.filter(({ address }) => address === "/api/codes").map(({ body }) => body.path);
    return [...codes, ...made.filter((path) => !there.has(path)).map(newCode)];
  }

  makeCode(path) {
    this.outbox.put("POST", "/api/codes", { path });
  }

  change(coding, told) {
    this.codings.change([{ ...coding, ...told }]);
    this.outbox.put("PATCH", `/api/segments/${coding.id}`, { ...told, revision: coding.revision });
  }

  remove(coding) {
    this.codings.change([], [coding.id]);
    this.outbox.put("DELETE", `/api/segments/${coding.id}`);
  }

  // Accepts or rejects proposals.
  decide(proposals, verdict) {
    if (verdict === "accept") this.codings.change(proposals.map((each) => ({ ...each, status: "accepted", coder: this.coder })));
    else this.codings.change([], proposals.map(({ id }) => id));
    this.outbox.put("POST", "/api/proposals", { ids: proposals.map(({ id }) => id), verdict });
  }

  finish(finished) {
    this.outbox.put("PATCH", `/api/interviews/${encodeURIComponent(this.interview)}`, { finished });
  }

  // Takes the last own change back, or does it again: in its turn, after all that was done before.
  revert(what) {
    this.outbox.put("POST", `/api/${what}`, {}, { once: true });
  }
}
