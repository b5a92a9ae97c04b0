// What is open to be written on: a cell of the matrix, a theme or a quotation. Its parts are read anew when the study changes; what
// somebody is writing at the moment is left alone.
import { released } from "./pointer.js";
import { anew, keepingFocus, send, soon } from "./sending.js";
import { Verdict } from "./verdict.js";
import { Writing, valuesOf } from "./writing.js";
import { say } from "./words.js";

const ADDRESSES = { judgement: () => "/api/judgements", rating: () => "/api/ratings", summary: () => "/api/summaries", synthesis: () => "/api/syntheses", quotation: ({ key }) => `/api/quotations/${key}` };
const ABOUT = { judgement: ["scale", "case", "wave"], rating: ["assignment", "case", "wave"], summary: ["case", "theme", "wave"], synthesis: ["theme", "wave"], quotation: [] };

export class Opened extends EventTarget {
  #refused = false; // whether a text was sent that did not know of the latest change
  #behind = false; // whether something was saved here since it was read

  // A section as the server made it, and where it comes from.
  constructor(section, address, coder) {
    super();
    const { kind, study, key } = section.dataset;
    Object.assign(this, { section, address, key });
    this.refresh = soon(() => this.#read());
    this.about = Object.fromEntries(ABOUT[kind].map((name) => [name, section.dataset[name]]));
    this.writing = new Writing(part(section, "form"), { address: ADDRESSES[kind](section.dataset), about: this.about,
      draft: `kodbok-draft:${study}:${coder}:${kind}:${key}`, ...seenIn(section) });
    this.verdict = kind === "quotation" ? new Verdict(section, this.writing) : null;
    this.writing.addEventListener("saved", () => this.#changed());
    this.writing.addEventListener("overtaken", () => {
      this.#refused = true;
      this.refresh();
    });
    section.addEventListener("click", (event) => this.#clicked(event.target.closest("button[data-does]")));
  }

  #changed() {
    this.#behind = true;
    this.refresh();
    this.dispatchEvent(new Event("saved"));
  }

  #clicked(button) {
    const { does, segment } = button?.dataset ?? {};
    if (does === "holds") this.#tell({ holds: true });
    else if (does === "segment") this.#tell({ segments: this.#segments(segment) });
    else if (does === "key") this.#tell({ key: button.getAttribute("aria-pressed") === "true" ? "" : segment });
    else if (does) {
      if (does === "mine") this.writing.keepMine();
      else this.writing.takeTheirs();
      this.focus();
      this.verdict?.check();
    }
  }

  // The codings that justify a judgement, with one more or one less.
  #segments(toggled) {
    const chosen = new Set([...this.section.querySelectorAll("[data-does=segment][aria-pressed=true]")].map((each) => each.dataset.segment));
    if (!chosen.delete(toggled)) chosen.add(toggled);
    return [...chosen];
  }

  // One change beside the text, after what is being saved just now; what went wrong is said where the saving is told.
  async #tell(told) {
    await this.writing.settled;
    if (this.#behind) await this.#read();
    const { status, answer } = await send("PATCH", this.writing.address, { ...this.about, ...told, revision: this.writing.revision });
    if (status !== 200) this.writing.show("failed", answer.error ?? say("The server does not answer."));
    this.#changed();
  }

  focus() {
    this.section.querySelector("form :is(textarea, select, input:not([type=radio]), input:checked)").focus();
  }

  async #read() {
    const found = (await anew(this.address))?.getElementById("opened");
    await released();
    if (!found || !this.section.isConnected) return;
    this.#behind = false;
    const mine = this.writing.changed, values = valuesOf(part(found, "form"));
    keepingFocus(this.section, () => {
      for (const name of ["about", "evidence", "choices"]) part(this.section, name)?.replaceWith(document.importNode(part(found, name), true));
    });
    const odd = this.writing.stands(values, mine, seenIn(found));
    if ((this.#refused || this.writing.wants) && !odd) this.writing.save();
    this.#refused = false;
    this.verdict?.check();
  }
}

function part(section, name) {
  return section.querySelector(`[data-part=${name}]`);
}

// What a section shows: the study's revision, the text's own, and whose it is.
function seenIn(section) {
  const about = part(section, "about"), { revision, version } = about.dataset;
  const source = about.querySelector("time")?.parentElement.textContent.trim().replace(/\s+/g, " ") ?? "";
  return { revision: Number(revision), version, source };
}
