// The tree of codes: what is visible of it as one list, gone through by arrow keys as ARIA's trees are.
import { make } from "./asking.js";
import { say } from "./words.js";

const SEPARATOR = " > ";

export class Tree extends HTMLElement {
  #codes = [];
  #closed = new Set(JSON.parse(localStorage.getItem("kodbok-closed") ?? "[]"));
  #wanted = "";
  #retired = false;
  #current = null; // id

  connectedCallback() {
    this.list = make("ul", { role: "tree", "aria-label": say("Codes") });
    this.append(this.list);
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=treeitem]");
      if (!item) return;
      if (event.target.closest(".twist")) this.#toggle(this.#byId(item.dataset.id));
      else this.choose(item.dataset.id, true);
    });
  }

  get codes() {
    return this.#codes;
  }

  set codes(codes) {
    this.#codes = codes;
    if (!this.#byId(this.#current)) this.#current = codes.find((code) => this.isShown(code))?.id ?? null;
    this.render();
  }

  get current() {
    return this.#byId(this.#current);
  }

  find(text) {
    this.#wanted = text.trim().toLocaleLowerCase("sv");
    this.render();
    const first = this.#shown().find((code) => this.#fits(code));
    if (this.#wanted && first) this.choose(first.id);
  }

  showRetired(shown) {
    this.#retired = shown;
    this.render();
  }

  // Makes a code the current one, its ancestors opened.
  choose(id, focus = false) {
    const code = this.#byId(id);
    if (!code) return;
    this.#current = id;
    for (const other of this.#codes) if (code.path.startsWith(other.path + SEPARATOR)) this.#closed.delete(other.id);
    this.render();
    const item = this.#item(id);
    item?.scrollIntoView({ block: "nearest" });
    if (focus) item?.focus();
    this.dispatchEvent(new CustomEvent("chosen", { detail: code }));
  }

  focusCurrent() {
    this.#item(this.#current)?.focus();
  }

  render() {
    const had = this.contains(document.activeElement);
    const shown = this.#shown();
    this.list.replaceChildren(...shown.map((code) => this.#made(code, shown)));
    if (!shown.some((code) => code.id === this.#current)) this.list.firstElementChild?.setAttribute("tabindex", "0");
    if (had) (this.#item(this.#current) ?? this.list.firstElementChild)?.focus();
  }

  // Whether a code is among those that are told of: retired ones are when somebody wants to see them.
  isShown(code) {
    return this.#retired || !code.retired;
  }

  #byId(id) {
    return this.#codes.find((code) => code.id === id) ?? null;
  }

  #item(id) {
    return [...this.list.children].find((item) => item.dataset.id === id) ?? null;
  }

  #fits(code) {
    return [nameOf(code), ...code.aliases, code.definition].some((text) => text.toLocaleLowerCase("sv").includes(this.#wanted));
  }

  // The codes that are seen: none below a closed one; while one is searched for, what fits and what is above it.
  #shown() {
    const there = this.#codes.filter((code) => this.isShown(code));
    if (this.#wanted) {
      const hits = there.filter((code) => this.#fits(code));
      return there.filter((code) => hits.some((hit) => hit === code || hit.path.startsWith(code.path + SEPARATOR)));
    }
    const closed = there.filter((code) => this.#closed.has(code.id)).map((code) => code.path + SEPARATOR);
    return there.filter((code) => !closed.some((path) => code.path.startsWith(path)));
  }

  #made(code, shown) {
    const level = code.path.split(SEPARATOR).length, parent = parentOf(code);
    const siblings = shown.filter((each) => parentOf(each) === parent);
    const isOpen = !this.#closed.has(code.id) || this.#wanted !== "", chosen = code.id === this.#current;
    const item = make("li", { role: "treeitem", "aria-level": level, "aria-setsize": siblings.length,
      "aria-posinset": siblings.indexOf(code) + 1, "aria-selected": chosen, tabIndex: chosen ? 0 : -1 });
    item.dataset.id = code.id;
    item.style.paddingInlineStart = `${(level - 1) * 1.2 + 0.3}rem`;
    const twist = make("span", { className: "twist", "aria-hidden": "true" }, code.below ? (isOpen ? "▾" : "▸") : "");
    if (code.below) item.setAttribute("aria-expanded", isOpen);
    const swatch = make("span", { className: "swatch", "aria-hidden": "true" });
    if (code.colour) swatch.style.background = code.colour;
    const name = make("span", { className: "name" }, make("span", { lang: "sv" }, nameOf(code)), code.retired ? ` (${say("retired")})` : "");
    const counts = make("span", { className: "counts" }, String(code.codings), make("span", { className: "unseen" }, ` ${say("codings")}`));
    if (code.proposed) counts.append(make("span", { className: "proposals" }, ` + ${say("{number} proposed", { number: code.proposed })}`));
    item.append(twist, swatch, name, counts);
    return item;
  }

  #toggle(code, open = this.#closed.has(code.id)) {
    if (!code.below) return;
    if (open) this.#closed.delete(code.id);
    else this.#closed.add(code.id);
    localStorage.setItem("kodbok-closed", JSON.stringify([...this.#closed]));
    this.render();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (this.#command(`Alt+${event.key}`)) event.preventDefault();
      return;
    }
    const shown = this.#shown(), code = this.current, place = shown.indexOf(code);
    const go = (where) => shown[where] && this.choose(shown[where].id, true);
    const acts = {
      ArrowDown: () => go(place + 1),
      ArrowUp: () => go(place - 1),
      Home: () => go(0),
      End: () => go(shown.length - 1),
      ArrowRight: () => (code?.below && this.#closed.has(code.id) ? this.#toggle(code, true) : code?.below && go(place + 1)),
      ArrowLeft: () => (code?.below && !this.#closed.has(code.id) ? this.#toggle(code, false) : this.#up(code)),
    };
    const act = acts[event.key];
    if (act) act();
    else if (!this.#command(event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
    event.preventDefault();
  }

  #up(code) {
    const parent = this.#codes.find((each) => each.path === (code && parentOf(code)));
    if (parent) this.choose(parent.id, true);
  }

  // What a key asks for, told to whoever does it.
  #command(key) {
    const asked = { n: "add", F2: "rename", "Alt+ArrowUp": "up", "Alt+ArrowDown": "down", m: "move", g: "merge", s: "split", Delete: "delete", Enter: "describe" }[key];
    if (!asked || !this.current) return false;
    this.dispatchEvent(new CustomEvent("asked", { detail: asked }));
    return true;
  }
}

export function nameOf(code) {
  return code.path.split(SEPARATOR).at(-1);
}

export function parentOf(code) {
  return code.path.split(SEPARATOR).slice(0, -1).join(SEPARATOR);
}

export function below(parent, name) {
  return parent ? `${parent}${SEPARATOR}${name}` : name;
}

export function isWithin(path, ancestor) {
  return path === ancestor || path.startsWith(ancestor + SEPARATOR);
}

customElements.define("kodbok-tree", Tree);
