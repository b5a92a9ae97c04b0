// The list of codings in reading order: what the stripes show, for keyboards, screen readers and fingers. Its items stand in groups: a
// browser passes over a group that is out of sight, but would look at each of thousands of items in every frame. What an item says is
// written a little later than the item is made, or when somebody comes to it.
import { say } from "./words.js";

const SHORT = 90, MOST = 80, SLICE = 8;

export class CodingsList extends HTMLElement {
  #items = new Map();
  #pattern = pattern();
  #sighting = 0;

  bind(codings, turns) {
    this.codings = codings;
    this.turns = turns;
    this.addEventListener("click", (event) => this.#chosen(event.target.closest("button")));
    this.addEventListener("keydown", (event) => this.#key(event));
    const items = codings.all.filter((each) => codings.isShown(each)).map((each) => this.#item(each));
    for (let first = 0; first < items.length; first += MOST / 2) this.append(group(items.slice(first, first + MOST / 2)));
    codings.addEventListener("change", ({ detail }) => this.#change(detail));
  }

  // Writes out all items, a few at a time, so that nothing waits for it.
  start() {
    const unwritten = this.#items.values();
    const go = () => {
      const end = performance.now() + SLICE;
      for (let next = unwritten.next(); !next.done; next = unwritten.next()) {
        this.#write(next.value);
        if (performance.now() > end) {
          setTimeout(go);
          return;
        }
      }
    };
    this.#reachable(this.#first);
    go();
  }

  get #first() {
    return this.firstElementChild?.firstElementChild ?? null;
  }

  get #last() {
    return this.lastElementChild?.lastElementChild ?? null;
  }

  // Brings to the list what was touched; the rest of it is left alone.
  #change(touched) {
    for (const { id } of touched) {
      const coding = this.codings.get(id), old = this.#items.get(id);
      if (old?.coding === coding && old && this.codings.isShown(coding)) continue;
      const hadFocus = old?.contains(document.activeElement), next = old && following(old);
      if (old) this.#remove(old);
      if (coding && this.codings.isShown(coding)) this.#insert(coding);
      if (hadFocus) this.#enter(this.#items.get(id) ?? next ?? this.#last);
    }
    this.mark(this.marked);
  }

  #insert(coding) {
    const item = this.#write(this.#item(coding)), after = this.codings.after(coding), next = after && this.#items.get(after.id);
    if (next) next.before(item);
    else (this.lastElementChild ?? this.appendChild(group([]))).append(item);
    settle(item.parentElement);
  }

  #remove(item) {
    const from = item.parentElement;
    this.#items.delete(item.coding.id);
    item.remove();
    settle(from);
  }

  // Marks a coding as the one that is looked at and brings it into sight.
  mark(id) {
    this.#items.get(this.marked)?.removeAttribute("aria-current");
    this.marked = id;
    const item = this.#items.get(id);
    item?.setAttribute("aria-current", "true");
    this.#reachable(item ?? this.reachable);
    cancelAnimationFrame(this.#sighting);
    if (item) this.#sighting = requestAnimationFrame(() => this.#intoSight(item)); // measured with all else that is measured
  }

  // Scrolls the list alone, never the transcript.
  #intoSight(item) {
    const frame = this.closest(".scrolled"), box = item.getBoundingClientRect(), seen = frame.getBoundingClientRect();
    if (box.top < seen.top || box.bottom > seen.bottom) frame.scrollTop += box.top - seen.top - frame.clientHeight / 3;
  }

  // One item of the list is reached by Tab, the others by arrows.
  #reachable(item) {
    const now = item?.isConnected ? item : this.#first;
    if (now === this.reachable) return;
    this.reachable?.querySelector("button")?.setAttribute("tabindex", "-1");
    this.reachable = now;
    if (now) this.#write(now).querySelector("button").setAttribute("tabindex", "0");
  }

  #enter(item) {
    this.#reachable(item);
    item?.querySelector("button").focus();
  }

  #key(event) {
    const item = event.target.closest(".coding");
    const next = { ArrowDown: item && following(item), ArrowUp: item && preceding(item), Home: this.#first, End: this.#last }[event.key];
    if (!next) return;
    event.preventDefault();
    this.#enter(next);
  }

  #chosen(button) {
    if (button) this.dispatchEvent(new CustomEvent("chosen", { detail: button.closest(".coding").dataset.id }));
  }

  #item(coding) {
    const item = document.createElement("div"), testid = coding.status === "accepted" ? "coding" : "proposal";
    item.className = `coding ${coding.status}`;
    const told = { role: "listitem", "data-testid": testid, "data-id": coding.id, "data-start": coding.start, "data-end": coding.end, "data-code": coding.code };
    for (const name in told) item.setAttribute(name, told[name]);
    item.coding = coding;
    this.#items.set(coding.id, item);
    return item;
  }

  // Writes what an item says, unless that stands there.
  #write(item) {
    if (item.firstElementChild) return item;
    const { coding } = item, button = this.#pattern.cloneNode(true), [path, more] = button.children;
    path.textContent = coding.contrary ? `${coding.code} · ${say("speaks against")}` : coding.code;
    const text = this.turns.text(coding.start, Math.min(coding.end, coding.start + 2 * SHORT));
    const who = coding.status === "proposed" ? say("proposal") : coding.coder;
    more.textContent = `${who} · ${text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}`;
    if (coding.memo) button.append(line("more memo", coding.memo));
    item.append(button);
    return item;
  }
}

function pattern() {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("tabindex", "-1");
  button.append(line("path"), line("more"));
  return button;
}

function line(name, text = "") {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

function group(items) {
  const made = document.createElement("div");
  made.className = "group";
  made.append(...items);
  measure(made);
  return made;
}

// Parts a group that has grown too long and takes away one that is empty.
function settle(changed) {
  if (!changed.childElementCount) changed.remove();
  else if (changed.childElementCount > MOST) changed.after(group([...changed.children].slice(MOST / 2)));
  measure(changed);
}

// Says how high a group about is, as long as nobody has seen it.
function measure(changed) {
  changed.style.setProperty("--items", changed.childElementCount);
}

function following(item) {
  return item.nextElementSibling ?? item.parentElement.nextElementSibling?.firstElementChild ?? null;
}

function preceding(item) {
  return item.previousElementSibling ?? item.parentElement.previousElementSibling?.lastElementChild ?? null;
}

customElements.define("kodbok-codings", CodingsList);
