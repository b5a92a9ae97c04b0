// The palette: type a few letters of a code, press Enter. An unknown name makes the code.
import { Ranked } from "./ranking.js";
import { say } from "./words.js";

const MOST = 40, GAP = 8;

export class Palette extends HTMLElement {
  #ranked = new Ranked([]);
  #hits = [];
  #active = 0;
  recent = [];

  connectedCallback() {
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-label", say("Choose a code"));
    const label = document.createElement("label");
    label.htmlFor = "palette-text";
    label.textContent = say("Code (Enter codes, Shift+Enter goes on coding, Alt+1–9 makes it a favourite, Esc closes)");
    this.input = document.createElement("input");
    for (const [name, value] of Object.entries({ id: "palette-text", role: "combobox", "aria-expanded": "true", "aria-autocomplete": "list",
      "aria-controls": "palette-hits", autocomplete: "off", spellcheck: "false", lang: "sv" })) this.input.setAttribute(name, value);
    this.list = document.createElement("ul");
    this.list.id = "palette-hits";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", say("Codes"));
    this.append(label, this.input, this.list);
    this.input.addEventListener("input", () => this.#search());
    this.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (item) this.#choose(Number(item.dataset.place), event.shiftKey);
    });
    document.addEventListener("pointerdown", (event) => this.contains(event.target) || this.close());
  }

  set codes(codes) {
    this.#ranked = new Ranked(codes.filter((code) => !code.retired));
    if (!this.hidden) this.#search();
  }

  // Opens beside a rectangle and takes the focus.
  open(box, purpose) {
    this.purpose = purpose;
    this.hidden = false;
    this.input.value = "";
    this.#search();
    const height = this.offsetHeight, below = box.bottom + GAP, above = box.top - height - GAP;
    this.style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - this.offsetWidth - GAP))}px`;
    this.style.top = `${Math.max(GAP, Math.min(below + height < innerHeight ? below : above, innerHeight - height - GAP))}px`;
    this.input.focus({ preventScroll: true });
  }

  close() {
    if (this.hidden) return;
    this.hidden = true;
    this.dispatchEvent(new CustomEvent("closed"));
  }

  #key(event) {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step) this.#go(this.#active + step);
    else if (event.key === "Enter") this.#choose(this.#active, event.shiftKey);
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else if (event.altKey && /^Digit[1-9]$/.test(event.code)) this.#pin(Number(event.code.at(-1)));
    else return;
    event.preventDefault();
  }

  // A name that no code has can be made; it comes before what only holds its letters here and there.
  #search() {
    const typed = this.input.value.trim(), found = this.#ranked.find(typed, this.recent).slice(0, MOST);
    const close = found.filter((each) => !each.isLoose), loose = found.filter((each) => each.isLoose);
    const made = typed && !this.#ranked.has(typed) ? [{ path: typed, isNew: true }] : [];
    this.#hits = [...close, ...made, ...loose];
    this.list.replaceChildren(...this.#hits.map(option));
    this.#active = 0;
    this.#go(0);
  }

  #go(place) {
    this.list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = (place + this.#hits.length) % Math.max(this.#hits.length, 1);
    const item = this.list.children[this.#active];
    if (!item) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", item.id);
  }

  #choose(place, stay) {
    const hit = this.#hits[place];
    if (!hit) return;
    const { purpose } = this;
    if (stay) {
      this.input.value = "";
      this.#search();
    } else this.close();
    this.dispatchEvent(new CustomEvent("chosen", { detail: { path: hit.path, isNew: Boolean(hit.isNew), purpose, stay } }));
  }

  #pin(number) {
    const hit = this.#hits[this.#active];
    if (hit && !hit.isNew) this.dispatchEvent(new CustomEvent("pinned", { detail: { path: hit.path, number } }));
  }
}

function option({ path, isNew }, place) {
  const item = document.createElement("li"), names = path.split(" > "), name = names.pop();
  item.id = `palette-hit-${place}`;
  item.dataset.place = place;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  if (isNew) {
    item.textContent = say("Make the code “{path}”", { path });
    return item;
  }
  item.lang = "sv";
  item.append(name);
  if (names.length) {
    const parent = document.createElement("span");
    parent.className = "parent";
    parent.textContent = ` – ${names.join(" > ")}`;
    item.append(parent);
  }
  return item;
}

customElements.define("kodbok-palette", Palette);
