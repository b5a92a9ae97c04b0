// Places: the turn one is at, remembered between visits, and going to another by number, time or words of a question.
import { say } from "./words.js";

const MOST = 60, LAST = "kodbok-last";

export class Places extends EventTarget {
  #key;

  constructor(turns, study, interview) {
    super();
    Object.assign(this, { turns, interview });
    this.#key = `kodbok-place:${study}:${interview}`;
    this.current = 0;
  }

  get turn() {
    return this.turns.all[this.current] ?? null;
  }

  // Where the address points (#start or #start-end), as a span; null where it points nowhere.
  get asked() {
    const found = /^#(\d+)(?:-(\d+))?$/.exec(location.hash);
    return found && [Number(found[1]), Number(found[2] ?? Number(found[1]) + 1)];
  }

  // Goes to where the address points, else to where one was; the list of interviews leads back here.
  restore() {
    localStorage.setItem(LAST, this.interview);
    const place = this.asked ? this.turns.near(this.asked[0])?.place : Number(localStorage.getItem(this.#key) ?? 0);
    this.go(place || 0, "center");
  }

  // Goes to a turn by its place, from 0.
  go(place, block = "nearest") {
    this.turn?.element.removeAttribute("aria-current");
    this.current = Math.min(Math.max(place, 0), this.turns.all.length - 1);
    if (!this.turn) return;
    this.turn.element.setAttribute("aria-current", "true");
    if (place > 0 || block === "nearest") this.turn.element.scrollIntoView({ block });
    localStorage.setItem(this.#key, this.current);
  }

  // What fits what was typed: a turn's number, a time, or words of a question or heading.
  find(typed) {
    const text = typed.trim().toLocaleLowerCase("sv"), seconds = clock(text);
    if (seconds !== null) return this.turns.all.filter((turn) => turn.time !== null && turn.time <= seconds).slice(-1);
    if (/^\d+$/.test(text)) return this.turns.all.slice(Number(text) - 1, Number(text));
    const questions = this.turns.all.filter((turn) => turn.isInterviewer || heading(turn));
    return questions.filter((turn) => described(turn).toLocaleLowerCase("sv").includes(text)).slice(0, MOST);
  }
}

// Seconds of `m:ss` or `h:mm:ss`; null for anything else.
function clock(text) {
  const parts = /^(?:(\d+):)?(\d{1,3}):(\d\d)$/.exec(text);
  return parts && Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
}

function heading(turn) {
  const before = turn.element.previousElementSibling;
  return before?.tagName === "H2" ? before.textContent : "";
}

function described(turn) {
  return [turn.place + 1, heading(turn), turn.element.querySelector(".who").textContent.replace(/\s+/g, " ").trim(), turn.node.data].filter(Boolean).join(" · ");
}

// The dialog that asks where to go; calls back with a turn.
export function askPlace(dialog, places, chosen) {
  const form = document.createElement("form"), label = document.createElement("label"), input = document.createElement("input");
  const found = document.createElement("div"), nothing = document.createElement("p");
  form.method = "dialog";
  label.textContent = say("Turn number, time (12:30) or words of a question");
  input.autocomplete = "off";
  label.append(input);
  found.className = "found";
  nothing.setAttribute("role", "status");
  const show = () => {
    const hits = places.find(input.value).map((turn) => hit(turn, () => {
      dialog.close();
      chosen(turn);
    }));
    found.replaceChildren(...hits);
    nothing.textContent = hits.length ? "" : say("Nothing fits.");
  };
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("button")?.click();
  });
  form.append(label, found, nothing);
  dialog.setAttribute("aria-label", say("Go to a turn, a question or a time"));
  dialog.replaceChildren(form);
  show();
  dialog.showModal();
}

function hit(turn, chosen) {
  const button = document.createElement("button");
  button.type = "button";
  button.lang = "sv";
  button.textContent = described(turn).slice(0, 140);
  button.addEventListener("click", chosen);
  return button;
}
