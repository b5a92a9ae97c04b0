// The list of codings in reading order: what the stripes show, for keyboards, screen readers and fingers.
import { say } from "./words.js";

const SHORT = 90;

export class CodingsList extends HTMLElement {
  #items = new Map();

  bind(codings, turns) {
    this.codings = codings;
    this.turns = turns;
    codings.addEventListener("change", () => this.render());
    this.addEventListener("click", (event) => {
      const item = event.target.closest(".coding");
      if (item) this.dispatchEvent(new CustomEvent("chosen", { detail: item.dataset.id }));
    });
    this.render();
  }

  // Brings the list to what the codings are; items that stay are not touched.
  render() {
    const items = new Map();
    let next = this.firstElementChild;
    for (const coding of this.codings.all) {
      const old = this.#items.get(coding.id);
      const item = old?.coding === coding ? old : this.#item(coding);
      items.set(coding.id, item);
      if (item === next) next = next.nextElementSibling;
      else this.insertBefore(item, next);
    }
    for (const [id, item] of this.#items) if (items.get(id) !== item) item.remove();
    this.#items = items;
    this.mark(this.focusedId);
  }

  mark(id) {
    this.#items.get(this.focusedId)?.removeAttribute("aria-current");
    this.focusedId = id;
    const item = this.#items.get(id);
    item?.setAttribute("aria-current", "true");
    if (item) item.scrollIntoView({ block: "nearest" });
  }

  #item(coding) {
    const item = document.createElement("button");
    item.type = "button";
    item.className = `coding ${coding.status}`;
    Object.assign(item.dataset, { testid: coding.status === "accepted" ? "coding" : "proposal", id: coding.id,
      start: coding.start, end: coding.end, code: coding.code });
    item.coding = coding;
    const who = coding.status === "proposed" ? say("proposal") : coding.coder;
    const text = this.turns.text(coding.start, coding.end);
    item.append(line("path", coding.code), line("more", `${who} · ${text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}`));
    if (coding.memo) item.append(line("more", coding.memo));
    return item;
  }
}

function line(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

customElements.define("kodbok-codings", CodingsList);
