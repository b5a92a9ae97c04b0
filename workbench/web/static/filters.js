// Whose work is shown: a box a coder and one for proposals. Everybody's is, until one is unticked.
import { say } from "./words.js";

export class Filters {
  #boxes = new Map();

  constructor(element, codings) {
    this.element = element;
    this.codings = codings;
    codings.addEventListener("change", () => this.show());
    this.show();
  }

  // One box for everybody who has coded here; a box that stands keeps its tick.
  show() {
    for (const who of this.codings.coders) if (!this.#boxes.has(who)) this.#boxes.set(who, this.#box(who));
    const boxes = [...this.#boxes.values()];
    if (boxes.length !== this.element.childElementCount) this.element.replaceChildren(...boxes);
  }

  #box(who) {
    const label = document.createElement("label"), box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => this.codings.show(who, box.checked));
    label.append(box, " ", who || say("Proposals"));
    return label;
  }
}
