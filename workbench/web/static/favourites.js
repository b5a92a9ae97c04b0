// The nine favourites: a code takes the first free key when it is first used and keeps it, so that fingers can learn it. When all are
// taken, only pinning (Alt and a digit in the palette) gives a key to another code.
const KEYS = 9, RECENT = 30;

export class Favourites extends EventTarget {
  #key;

  constructor(study, coder) {
    super();
    this.#key = `kodbok-favourites:${study}:${coder}`;
    const kept = JSON.parse(localStorage.getItem(this.#key) ?? "{}");
    this.slots = Array.from({ length: KEYS }, (_, place) => kept.slots?.[place] ?? null);
    this.recent = kept.recent ?? [];
  }

  get last() {
    return this.recent[0] ?? null;
  }

  // Notes that a code was used.
  use(path) {
    this.recent = [path, ...this.recent.filter((each) => each !== path)].slice(0, RECENT);
    const free = this.slots.indexOf(null);
    if (free >= 0 && !this.slots.includes(path)) this.slots[free] = path;
    this.#keep();
  }

  // Gives a key, from 1, to a code.
  pin(number, path) {
    this.slots = this.slots.map((each) => each === path ? null : each);
    this.slots[number - 1] = path;
    this.#keep();
  }

  // Goes along with codes that were renamed or moved, and lets go of those that are no longer to be used.
  follow(before, after) {
    const usable = after.filter((code) => !code.retired), ids = new Map(before.map(({ path, id }) => [path, id]));
    const paths = new Map(usable.map(({ id, path }) => [id, path])), there = new Set(usable.map(({ path }) => path));
    const now = (path) => paths.get(ids.get(path)) ?? (there.has(path) ? path : null);
    this.slots = this.slots.map(now);
    this.recent = this.recent.map(now).filter(Boolean);
    this.#keep();
  }

  #keep() {
    localStorage.setItem(this.#key, JSON.stringify({ slots: this.slots, recent: this.recent }));
    this.dispatchEvent(new Event("change"));
  }
}

// Shows the favourites as buttons with their keys; a click codes.
export function showFavourites(element, favourites, chosen) {
  let shown = null;
  const show = () => {
    const slots = JSON.stringify(favourites.slots);
    if (slots === shown) return; // most uses of a code change no key
    shown = slots;
    element.replaceChildren(...favourites.slots.flatMap((path, place) => path ? [favourite(path, place + 1, chosen)] : []));
  };
  favourites.addEventListener("change", show);
  show();
}

function favourite(path, number, chosen) {
  const button = document.createElement("button"), key = document.createElement("kbd"), name = document.createElement("span");
  button.type = "button";
  button.title = path;
  key.textContent = number;
  name.textContent = path.split(" > ").at(-1);
  name.lang = "sv";
  button.append(key, " ", name);
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => chosen(path));
  return button;
}
