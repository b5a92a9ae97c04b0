// The palette: type a few letters of a code, press Enter. An unknown name makes the code.
import { say } from "./words.js";

const MOST = 40;

export class Palette extends HTMLElement {
  #codes = [];
  #recent = [];
  #hits = [];
  #active = 0;

  connectedCallback() {
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-label", say("Choose a code"));
    this.innerHTML = '<label for="palette-text"></label>'
      + '<input id="palette-text" role="combobox" aria-expanded="true" aria-controls="palette-hits" autocomplete="off" spellcheck="false">'
      + '<ul id="palette-hits" role="listbox"></ul>';
    this.querySelector("label").textContent = say("Code (Enter codes, Shift+Enter goes on coding, Esc closes)");
    this.querySelector("ul").setAttribute("aria-label", say("Codes"));
    this.input = this.querySelector("input");
    this.list = this.querySelector("ul");
    this.input.addEventListener("input", () => this.#search());
    this.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (item) this.#choose(Number(item.dataset.place), event.shiftKey);
    });
  }

  set codes(codes) {
    this.#codes = codes.filter((code) => !code.retired);
  }

  set recent(paths) {
    this.#recent = paths;
  }

  // Opens beside a rectangle and takes the focus.
  open(box, purpose) {
    this.purpose = purpose;
    this.hidden = false;
    this.input.value = "";
    this.#search();
    const height = this.offsetHeight, below = box.bottom + 8;
    this.style.left = `${Math.max(16, Math.min(box.left, innerWidth - this.offsetWidth - 16))}px`;
    this.style.top = `${Math.max(8, below + height < innerHeight ? below : box.top - height - 8)}px`;
    this.input.focus();
  }

  close() {
    if (this.hidden) return;
    this.hidden = true;
    this.dispatchEvent(new CustomEvent("closed"));
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#go(this.#active + step);
    else if (event.key === "Enter") this.#choose(this.#active, event.shiftKey);
    else if (event.key === "Escape") this.close();
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #search() {
    const text = fold(this.input.value);
    const ranked = this.#codes
      .map((code) => ({ code, rank: text ? rank(code, text) : 5 - (this.#recent.indexOf(code.path) >= 0 ? 1 : 0) }))
      .filter(({ rank: worth }) => worth < Infinity)
      .sort((a, b) => a.rank - b.rank || this.#age(a.code) - this.#age(b.code));
    this.#hits = ranked.slice(0, MOST).map(({ code }) => ({ path: code.path }));
    if (text && !this.#codes.some((code) => fold(code.path) === text)) this.#hits.push({ path: this.input.value.trim(), isNew: true });
    this.#show();
    this.#go(0);
  }

  #age(code) {
    const place = this.#recent.indexOf(code.path);
    return place < 0 ? 1000 : place;
  }

  #show() {
    this.list.replaceChildren(...this.#hits.map(({ path, isNew }, place) => {
      const item = document.createElement("li");
      item.id = `palette-hit-${place}`;
      item.dataset.place = place;
      item.setAttribute("role", "option");
      const names = path.split(" > "), name = names.pop();
      item.append(isNew ? say("Make the code “{path}”", { path }) : name);
      if (!isNew && names.length) {
        const parent = document.createElement("span");
        parent.className = "parent";
        parent.textContent = ` – ${names.join(" > ")}`;
        item.append(parent);
      }
      return item;
    }));
  }

  #go(place) {
    if (!this.#hits.length) return;
    this.list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = (place + this.#hits.length) % this.#hits.length;
    const item = this.list.children[this.#active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", item.id);
  }

  #choose(place, stay) {
    const hit = this.#hits[place];
    if (!hit) return;
    if (!stay) this.close();
    else this.input.select();
    this.dispatchEvent(new CustomEvent("chosen", { detail: { ...hit, purpose: this.purpose } }));
  }
}

export function fold(text) {
  return text.normalize("NFC").toLocaleLowerCase("sv").trim().replace(/\s+/g, " ");
}

// 0 the exact path or name, then beginnings, then beginnings of words, then letters in order; Infinity where nothing fits.
function rank(code, text) {
  const path = fold(code.path), name = path.split(" > ").at(-1);
  if (path === text || name === text) return 0;
  if (code.aliases.some((alias) => fold(alias) === text)) return 0.5;
  if (name.startsWith(text)) return 1;
  if (path.startsWith(text)) return 1.5;
  if (name.split(/[\s\-/]+/).some((word) => word.startsWith(text))) return 2;
  if (path.split(/[\s\-/>]+/).some((word) => word.startsWith(text))) return 3;
  if (name.includes(text)) return 3.5;
  return scattered(path, text) ? 4 : Infinity;
}

function scattered(path, text) {
  let place = 0;
  for (const sign of text) {
    place = path.indexOf(sign, place) + 1;
    if (!place) return false;
  }
  return true;
}

customElements.define("kodbok-palette", Palette);
