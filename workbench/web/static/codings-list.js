// The list of codings in reading order: what the stripes show, for keyboards, screen readers and fingers.
import { say } from "./words.js";

const SHORT = 90;

export class CodingsList extends HTMLElement {
  #items = new Map();
  #pattern = pattern();

  bind(codings, turns) {
    this.codings = codings;
    this.turns = turns;
    this.addEventListener("click", (event) => this.#chosen(event.target.closest("button")));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.replaceChildren(...codings.all.filter((each) => codings.isShown(each)).map((each) => this.#item(each)));
    this.#reachable(this.firstElementChild);
    codings.addEventListener("change", ({ detail }) => this.#change(detail));
  }

  // Brings to the list what was touched; the rest of it is left alone.
  #change(touched) {
    for (const { id } of touched) {
      const coding = this.codings.get(id), old = this.#items.get(id);
      if (old?.coding === coding && old && this.codings.isShown(coding)) continue;
      this.#items.delete(id);
      const hadFocus = old?.contains(document.activeElement), next = old?.nextElementSibling;
      old?.remove();
      if (coding && this.codings.isShown(coding)) this.insertBefore(this.#item(coding), this.#before(coding));
      if (hadFocus) (this.#items.get(id) ?? next ?? this.lastElementChild)?.querySelector("button").focus();
    }
    this.mark(this.marked);
  }

  #before(coding) {
    const next = this.codings.after(coding);
    return next ? this.#items.get(next.id) ?? null : null;
  }

  // Marks a coding as the one that is looked at and brings it into sight.
  mark(id) {
    this.#items.get(this.marked)?.removeAttribute("aria-current");
    this.marked = id;
    const item = this.#items.get(id);
    item?.setAttribute("aria-current", "true");
    this.#reachable(item ?? this.reachable ?? this.firstElementChild);
    if (item) this.#intoSight(item);
  }

  // Scrolls the list alone, never the transcript.
  #intoSight(item) {
    const frame = this.closest(".scrolled"), box = item.getBoundingClientRect(), seen = frame.getBoundingClientRect();
    if (box.top < seen.top || box.bottom > seen.bottom) frame.scrollTop += box.top - seen.top - frame.clientHeight / 3;
  }

  // One item of the list is reached by Tab, the others by arrows.
  #reachable(item) {
    this.reachable?.querySelector("button").setAttribute("tabindex", "-1");
    this.reachable = item?.isConnected ? item : this.firstElementChild;
    this.reachable?.querySelector("button").setAttribute("tabindex", "0");
  }

  #key(event) {
    const item = event.target.closest(".coding");
    const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling, Home: this.firstElementChild,
      End: this.lastElementChild }[event.key];
    if (!next) return;
    event.preventDefault();
    this.#reachable(next);
    next.querySelector("button").focus();
  }

  #chosen(button) {
    if (button) this.dispatchEvent(new CustomEvent("chosen", { detail: button.closest(".coding").dataset.id }));
  }

  #item(coding) {
    const item = this.#pattern.cloneNode(true), [path, more, memo] = item.firstElementChild.children;
    item.className = `coding ${coding.status}`;
    Object.assign(item.dataset, { testid: coding.status === "accepted" ? "coding" : "proposal", id: coding.id,
      start: coding.start, end: coding.end, code: coding.code });
    item.coding = coding;
    path.textContent = coding.contrary ? `${coding.code} · ${say("speaks against")}` : coding.code;
    const text = this.turns.text(coding.start, Math.min(coding.end, coding.start + 2 * SHORT));
    const who = coding.status === "proposed" ? say("proposal") : coding.coder;
    more.textContent = `${who} · ${text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}`;
    if (coding.memo) memo.textContent = coding.memo;
    else memo.remove();
    this.#items.set(coding.id, item);
    return item;
  }
}

function pattern() {
  const item = document.createElement("div"), button = document.createElement("button");
  item.setAttribute("role", "listitem");
  button.type = "button";
  button.setAttribute("tabindex", "-1");
  for (const name of ["path", "more", "more memo"]) {
    const line = document.createElement("span");
    line.className = name;
    button.append(line);
  }
  item.append(button);
  return item;
}

customElements.define("kodbok-codings", CodingsList);
