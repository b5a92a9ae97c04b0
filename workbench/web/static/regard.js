// The coding one looks at: its code is shaded wherever it stands, its ends get handles, and a box beside the text tells about it.
import { say } from "./words.js";

export class Regard extends EventTarget {
  #id = null;
  #code = null; // the code whose passages are shaded

  constructor({ codings, painter, stripes, list, handles, box }) {
    super();
    Object.assign(this, { codings, painter, stripes, list, handles, box });
    codings.addEventListener("change", ({ detail }) => this.#changed(detail));
    this.#describe();
  }

  // The coding, as it stands; null where none is looked at.
  get coding() {
    return this.#id === null ? null : this.codings.get(this.#id) ?? null;
  }

  // Looks at a coding by its id; null looks at none.
  at(id) {
    this.#id = id;
    this.stripes.focus(id);
    this.list.mark(id);
    this.#show();
    this.dispatchEvent(new Event("change"));
  }

  #changed(touched) {
    if (this.#id !== null && touched.some(({ id }) => id === this.#id)) {
      if (!this.coding) this.#id = null;
      this.#show();
    } else if (this.#code !== null && touched.some(({ code }) => code === this.#code)) this.painter.focus(this.codings.withCode(this.#code));
  }

  #show() {
    const { coding } = this;
    this.#code = coding?.code ?? null;
    this.painter.focus(coding ? this.codings.withCode(coding.code) : []);
    this.handles.show(coding?.status === "accepted" ? coding : null);
    this.#describe();
  }

  #describe() {
    const { coding } = this, [title, facts, memo] = this.box.querySelectorAll("p");
    this.box.dataset.status = coding?.status ?? "none";
    title.textContent = coding?.code ?? say("Select words and press Enter to code them. To choose a coding, press n or click a stripe.");
    title.lang = coding ? "sv" : document.documentElement.lang;
    facts.textContent = coding ? factsOf(coding) : "";
    memo.textContent = coding?.memo ?? "";
    const contrary = this.box.querySelector("[data-action=contrary]");
    contrary.setAttribute("aria-pressed", String(Boolean(coding?.contrary)));
  }
}

function factsOf({ status, coder, contrary, origin }) {
  const facts = [status === "proposed" ? say("proposal") : coder];
  if (origin === "rule") facts.push(say("found by a rule"));
  if (contrary) facts.push(say("speaks against"));
  return facts.join(" · ");
}
