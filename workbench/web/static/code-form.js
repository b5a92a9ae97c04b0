// One code in full: its fields are kept as soon as one leaves them, its actions are buttons.
import { make } from "./asking.js";
import { nameOf, parentOf } from "./tree.js";
import { mark, say } from "./words.js";

const TEXTS = [["definition", mark("Definition")], ["include", mark("When to use it")], ["exclude", mark("When not to use it")],
  ["example", mark("Example")]];
const ACTIONS = [["add", mark("New code below")], ["rename", mark("Rename")], ["up", mark("Up")], ["down", mark("Down")], ["move", mark("Move")], ["merge", mark("Merge")],
  ["split", mark("Split")], ["retire", mark("Retire")], ["delete", mark("Delete")]];
const NO_COLOUR = "#808080";

export class CodeForm extends HTMLElement {
  #code = null;

  connectedCallback() {
    this.addEventListener("change", (event) => this.#changed(event.target));
    this.addEventListener("click", (event) => {
      const { action } = event.target.dataset ?? {};
      if (action === "uncolour") this.#tell({ colour: "" });
      else if (action) this.dispatchEvent(new CustomEvent("asked", { detail: action }));
    });
  }

  // Shows a code; what somebody is writing in at the moment is left alone.
  show(code) {
    if (!code) {
      this.replaceChildren();
      this.#code = null;
      return;
    }
    if (code.id !== this.#code?.id) this.#build();
    this.#code = code;
    this.title_.textContent = nameOf(code);
    this.where.textContent = parentOf(code);
    this.used.textContent = `${say("{own} codings of its own, {codings} with those below it", code)}${code.memos ? ` · ${say("Memos: {memos}", code)}` : ""}`;
    for (const [field] of TEXTS) this.#fill(field, code[field]);
    this.#fill("aliases", code.aliases.join("; "));
    this.#fill("colour", code.colour || NO_COLOUR);
    this.querySelector("[data-action=uncolour]").hidden = !code.colour;
    this.querySelector("[data-action=retire]").textContent = code.retired ? say("Take into use again") : say("Retire");
  }

  focusFirst() {
    this.querySelector("textarea")?.focus();
  }

  #fill(field, value) {
    const input = this.querySelector(`[name=${field}]`);
    if (input !== document.activeElement) input.value = value;
  }

  #build() {
    this.title_ = make("h2", { id: "code-title", lang: "sv" });
    this.where = make("p", { className: "facts", lang: "sv" });
    this.used = make("p", { className: "facts" });
    const actions = make("div", { className: "row tools" },
      ...ACTIONS.map(([action, text]) => {
        const button = make("button", { type: "button" }, say(text));
        button.dataset.action = action;
        return button;
      }));
    const texts = TEXTS.map(([name, text]) => make("label", {}, say(text), make("textarea", { name, lang: "sv", rows: name === "definition" ? 4 : 3 })));
    const aliases = make("label", {}, say("Other names, parted by ;"), make("input", { name: "aliases", lang: "sv", autocomplete: "off" }));
    const uncolour = make("button", { type: "button", hidden: true }, say("No colour"));
    uncolour.dataset.action = "uncolour";
    const colour = make("div", { className: "row" }, make("label", {}, say("Colour"), make("input", { type: "color", name: "colour" })), uncolour);
    this.replaceChildren(this.title_, this.where, this.used, actions, ...texts, aliases, colour);
  }

  #changed(input) {
    const { name, value } = input;
    if (name === "aliases") this.#tell({ aliases: value.split(";").map((each) => each.trim()).filter(Boolean) });
    else if (name) this.#tell({ [name]: value });
  }

  #tell(told) {
    this.dispatchEvent(new CustomEvent("told", { detail: { path: this.#code.path, ...told } }));
  }
}

customElements.define("kodbok-code", CodeForm);
