// A dialog that moves the ends of a segment, word by word.
import { CodePoints } from "./code-points.js";
import { say } from "./words.js";

const WORD = /[\p{L}\p{N}_]+(?:[-'’][\p{L}\p{N}_]+)*/gu;
const AROUND = 400;

export class Trim {
  #words;
  #text;
  #points;

  constructor(text, segment) {
    this.#text = text;
    this.#points = new CodePoints(text);
    this.start = this.#points.toUnits(segment.start);
    this.end = this.#points.toUnits(segment.end);
    this.#words = [...text.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);
  }

  // Shows the dialog; gives the new span in code points, or null where nothing shall change.
  ask() {
    const dialog = document.createElement("dialog"), shown = document.createElement("p"), form = document.createElement("form");
    const [startBack, startOn, endBack, endOn, save] = [
      say("Begin a word earlier"), say("Begin a word later"), say("End a word earlier"), say("End a word later"), say("Save"),
    ].map((label) => Object.assign(document.createElement("button"), { type: "button", textContent: label }));
    const cancel = Object.assign(document.createElement("button"), { type: "button", textContent: say("Cancel") });
    dialog.className = "trim";
    dialog.setAttribute("aria-label", say("Trim"));
    shown.lang = "sv";
    shown.setAttribute("aria-live", "polite");
    form.className = "acting";
    form.append(startBack, startOn, endBack, endOn, save, cancel);
    dialog.append(shown, form);
    document.body.append(dialog);
    const move = (change) => () => {
      change();
      this.#draw(shown);
    };
    startBack.addEventListener("click", move(() => this.#moveStart(-1)));
    startOn.addEventListener("click", move(() => this.#moveStart(1)));
    endBack.addEventListener("click", move(() => this.#moveEnd(-1)));
    endOn.addEventListener("click", move(() => this.#moveEnd(1)));
    this.#draw(shown);
    dialog.showModal();
    return new Promise((done) => {
      let result = null;
      save.addEventListener("click", () => {
        result = { start: this.#points.fromUnits(this.start), end: this.#points.fromUnits(this.end) };
        dialog.close();
      });
      cancel.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => {
        dialog.remove();
        done(result);
      });
    });
  }

  #moveStart(step) {
    const found = step > 0 ? this.#words.find(([start]) => start > this.start) : this.#words.findLast(([start]) => start < this.start);
    if (found && found[0] < this.end) [this.start] = found;
  }

  #moveEnd(step) {
    const found = step > 0 ? this.#words.find(([, end]) => end > this.end) : this.#words.findLast(([, end]) => end < this.end);
    if (found && found[1] > this.start) [, this.end] = found;
  }

  #draw(shown) {
    const mark = document.createElement("mark");
    mark.textContent = this.#text.slice(this.start, this.end);
    const before = this.#text.slice(Math.max(0, this.start - AROUND), this.start), after = this.#text.slice(this.end, this.end + AROUND);
    shown.replaceChildren(before, mark, after);
    mark.scrollIntoView({ block: "nearest" });
  }
}
