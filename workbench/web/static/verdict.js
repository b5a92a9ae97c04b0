// Whether an edited quotation is still what was said: the study compares it while one writes, and the difference is shown.
import { make } from "./asking.js";
import { send, soon } from "./sending.js";
import { mark, say } from "./words.js";

const SIGNS = { verbatim: "✓", marked: "✓", tidied: "~", refused: "×" };
const WORDS = {
  verbatim: mark("As it was said."), marked: mark("As it was said, but for what stands in brackets."),
  tidied: mark("Spoken language is tidied; the verbatim words are kept beside it."), refused: mark("These are not the words that were said."),
};

export class Verdict {
  constructor(section, writing) {
    this.place = section.querySelector("[data-part=verdict]");
    this.writing = writing;
    this.shown = writing.values.text;
    this.check = soon(() => this.#compare());
    writing.form.addEventListener("input", this.check);
    if (writing.isDirty) this.check();
  }

  async #compare() {
    const { text } = this.writing.values;
    if (text === this.shown) return;
    const { status, answer } = await send("POST", `${this.writing.address}/compare`, { text });
    if (status !== 200) return;
    this.shown = text;
    this.place.dataset.verdict = answer.verdict;
    const word = make("p", {}, make("span", { "aria-hidden": "true" }, SIGNS[answer.verdict]), ` ${answer.fault || say(WORDS[answer.verdict])}`);
    this.place.replaceChildren(word, make("p", { className: "difference", lang: "sv" }, ...(answer.verdict === "verbatim" ? [] : answer.parts.flatMap(shown))));
  }
}

// A stretch of the difference: what stands, what went and what came.
function shown({ kind, said, written }) {
  if (kind === "same") return [written || said, " "];
  return [said && make("del", {}, said), " ", written && make("ins", {}, written), " "].filter(Boolean);
}
