// What somebody writes in a form: the state of saving in sight, a draft that outlives the page, and both texts where somebody else
// has saved another one meanwhile.
import { send } from "./sending.js";
import { mark, say } from "./words.js";

const STATES = {
  empty: mark("Nothing is written yet"), saved: mark("Saved"), unsaved: mark("Not saved yet; kept in this browser"), saving: mark("Saving …"),
  conflict: mark("Not saved: somebody else saved another text"), failed: mark("Not saved; kept in this browser"),
};
const LONGEST_WAIT = 3000;

export class Writing extends EventTarget {
  #base;
  #busy = false;
  #retrying = 0;
  wants = false;
  settled = Promise.resolve();

  // The form, what its words are about, and the address that takes them. `version` tells one saved text from another, `source` whose it is.
  constructor(form, { address, about, draft, ...seen }) {
    super();
    Object.assign(this, { form, address, about, draft, ...seen });
    form.addEventListener("input", () => this.#typed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    form.addEventListener("change", ({ target }) => target.type === "radio" || this.#left());
    form.addEventListener("focusout", ({ target, relatedTarget }) => {
      if (target.type === "radio" && relatedTarget?.name !== target.name) this.#left();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.save();
    });
    this.#base = this.values;
    this.show("saved");
    this.#restore(JSON.parse(localStorage.getItem(this.draft) ?? "null"));
  }

  // Puts a draft that was left here on top of what is saved.
  #restore(kept) {
    if (!kept) return;
    for (const [name, value] of Object.entries(kept.values)) this.#set(name, value);
    if (!this.isDirty) this.#forget();
    else if (kept.version === this.version) this.show("unsaved");
    else this.#clash();
  }

  get values() {
    return valuesOf(this.form);
  }

  // What differs from what is saved.
  get changed() {
    return Object.fromEntries(Object.entries(this.values).filter(([name, value]) => value !== this.#base[name]));
  }

  get isDirty() {
    return Object.keys(this.changed).length > 0;
  }

  #set(name, value) {
    const control = this.form.elements[name];
    if (!control) return;
    if (control.type === "checkbox") control.checked = value;
    else if (control.value !== value) control.value = value;
  }

  #part(name) {
    return this.form.querySelector(`[data-part=${name}]`);
  }

  #forget() {
    localStorage.removeItem(this.draft);
  }

  #typed() {
    if (!this.isDirty) {
      this.#forget();
      if (this.state !== "conflict") this.show("saved");
      return;
    }
    localStorage.setItem(this.draft, JSON.stringify({ version: this.version, values: this.changed }));
    if (this.state !== "conflict") this.show("unsaved");
  }

  // Saves when a field is left; radio buttons are one field, through which arrow keys go.
  #left() {
    if (!("explicit" in this.form.dataset) && this.state !== "conflict") this.save();
  }

  show(state, reason = "") {
    const shown = state === "saved" && this.#base.text === "" ? "empty" : state, place = this.#part("saving");
    this.state = state;
    place.dataset.state = shown;
    place.textContent = reason ? `${say(STATES[shown])}. ${reason}` : say(STATES[shown]);
    if (state !== "conflict") this.#part("conflict").hidden = true;
  }

  // Saves what was changed; what is changed while something is being saved waits for its turn.
  save() {
    if (this.#busy) this.wants = true;
    else this.settled = this.#save();
  }

  async #save() {
    const sent = this.changed;
    this.wants = false;
    if (!Object.keys(sent).length) {
      if (this.state === "failed") this.show("saved");
      return;
    }
    this.#busy = true;
    clearTimeout(this.#retrying);
    this.show("saving");
    const { status, answer } = await send("PATCH", this.address, { ...this.about, ...sent, revision: this.revision });
    this.#busy = false;
    if (status === 200) this.#kept(sent);
    else if (status === 409) this.dispatchEvent(new Event("overtaken"));
    else this.#failed(status, answer.error);
  }

  #kept(sent) {
    this.#base = { ...this.#base, ...sent };
    this.#forget();
    if (this.isDirty) this.#typed();
    else this.show("saved");
    this.dispatchEvent(new Event("saved"));
  }

  // Says why it was not saved; where nobody answers, tries again now and then.
  #failed(status, told) {
    const away = status === 0 || status >= 500;
    const reason = away ? say("The server does not answer.") : told ?? say("Open the page anew with the address that the program printed.");
    this.show("failed", reason);
    if (away) this.#retrying = setTimeout(() => this.save(), LONGEST_WAIT);
  }

  // What stands in the study now, and `mine`, which was changed here. Says whether the two are at odds.
  stands(values, mine, { revision, version, source }) {
    const odd = Object.keys(mine).some((name) => values[name] !== this.#base[name] && values[name] !== mine[name]);
    Object.assign(this, { revision, version, source });
    for (const [name, value] of Object.entries({ ...values, ...mine })) this.#set(name, value);
    this.#base = values;
    if (odd) this.#clash();
    else if (!this.isDirty) {
      this.#forget();
      this.show("saved");
    }
    return odd;
  }

  #clash() {
    this.#part("their-source").textContent = this.source;
    this.#part("theirs").textContent = this.#base.text ?? Object.entries(this.#base).filter(([, value]) => value !== "").map((told) => this.#shown(...told)).join(" · ");
    this.#part("conflict").hidden = false;
    this.show("conflict");
  }

  // A value in the words of its control.
  #shown(name, value) {
    const control = this.form.elements[name], choice = [...(control?.options ?? control?.values?.() ?? [])].find((each) => each.value === value);
    return (choice?.closest("label, option") ?? choice)?.textContent.trim() ?? value;
  }

  // Saves what stands here over what somebody else saved.
  keepMine() {
    this.show("unsaved");
    this.save();
  }

  // Lets go of what stands here.
  takeTheirs() {
    for (const [name, value] of Object.entries(this.#base)) this.#set(name, value);
    this.#forget();
    this.show("saved");
  }
}

// What the controls of a form hold, by their names.
export function valuesOf(form) {
  const named = [...form.elements].filter(({ name, type, checked }) => name && (type !== "radio" || checked));
  return Object.fromEntries(named.map((each) => [each.name, each.type === "checkbox" ? each.checked : each.value]));
}
