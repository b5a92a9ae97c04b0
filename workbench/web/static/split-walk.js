// Walks the codings of a split code: a key each says which of the new codes it belongs to.
import { ask, make } from "./asking.js";
import { nameOf } from "./tree.js";
import { say } from "./words.js";

export class SplitWalk {
  #place = 0;
  #busy = false;

  constructor(dialog, path, codes, segments) {
    this.dialog = dialog;
    this.path = path;
    this.codes = codes.slice(0, 9);
    this.segments = segments;
    this.moved = new Map();
    dialog.setAttribute("aria-labelledby", "walk-title");
    dialog.onkeydown = (event) => this.#key(event);
    dialog.onclick = (event) => {
      const { act } = event.target.dataset ?? {};
      if (act) this.#act(act);
    };
    this.#show();
    dialog.showModal();
  }

  #show() {
    const segment = this.segments[this.#place];
    const title = make("h2", { id: "walk-title" }, say("Split {name}", { name: nameOf(this) }));
    this.problem = make("p", { className: "told", role: "alert" });
    if (!segment) {
      this.dialog.replaceChildren(title, make("p", { role: "status" }, say("{moved} of {all} codings were moved.", { moved: this.moved.size, all: this.segments.length })),
        this.problem, make("div", { className: "row" }, this.#button("back", say("Back")), this.#button("close", say("Close"))));
      this.dialog.querySelector("[data-act=close]").focus();
      return;
    }
    const chosen = this.moved.get(segment.id);
    this.dialog.replaceChildren(...[title,
      make("p", { className: "facts", role: "status" }, `${this.#place + 1} / ${this.segments.length} · ${segment.interview} · ${segment.coder}`),
      make("blockquote", { lang: "sv", tabIndex: -1 }, segment.quote),
      segment.memo ? make("p", { className: "facts" }, segment.memo) : null,
      this.problem,
      make("div", { className: "walk-codes" }, ...this.codes.map((code, place) => {
        const button = this.#button(String(place + 1), make("kbd", {}, String(place + 1)), ` ${nameOf(code)}`);
        button.setAttribute("aria-pressed", code.path === chosen);
        return button;
      })),
      make("div", { className: "row" }, this.#button("0", make("kbd", {}, "0"), ` ${say("Leave it")}`),
        this.#button("back", make("kbd", {}, "←"), ` ${say("Back")}`), this.#button("close", make("kbd", {}, "Esc"), ` ${say("Close")}`))].filter(Boolean));
    this.dialog.querySelector("blockquote").focus();
  }

  #button(act, ...text) {
    const button = make("button", { type: "button" }, ...text);
    button.dataset.act = act;
    for (const child of button.children) child.dataset.act = act;
    return button;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { ArrowLeft: "back", Backspace: "back", ArrowRight: "0" }[event.key] ?? (/^[0-9]$/.test(event.key) ? event.key : null);
    if (!act) return;
    event.preventDefault();
    this.#act(act);
  }

  async #act(act) {
    if (this.#busy) return;
    if (act === "close") this.dialog.close();
    else if (act === "back") this.#go(-1);
    else if (act === "0") this.#go(1);
    else if (this.codes[act - 1] && this.segments[this.#place]) await this.#move(this.segments[this.#place], this.codes[act - 1].path);
  }

  #go(step) {
    this.#place = Math.min(Math.max(this.#place + step, 0), this.segments.length);
    this.#show();
  }

  async #move(segment, code) {
    this.#busy = true;
    const seen = this.moved.has(segment.id) ? {} : { revision: segment.revision };
    try {
      await ask("PATCH", `/api/segments/${segment.id}`, { code, ...seen });
      this.moved.set(segment.id, code);
      this.#go(1);
    } catch (error) {
      this.problem.textContent = error.message;
    }
    this.#busy = false;
  }
}
