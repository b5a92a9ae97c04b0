// What the keys and buttons of the desk do.
import { askMemo } from "./memos.js";
import { showKeys } from "./keys.js";
import { askPlace } from "./places.js";
import { say } from "./words.js";

const NAME_LENGTH = 60;

export class Actions {
  constructor(parts) {
    Object.assign(this, parts);
  }

  // What is selected, now or before the palette took the focus.
  get span() {
    return this.selected.read() ?? this.selected.span;
  }

  // ---- going about

  turnDown() {
    this.goTo(this.places.current + 1);
  }

  turnUp() {
    this.goTo(this.places.current - 1);
  }

  goTo(place, block = "nearest") {
    this.places.go(place, block);
    this.selected.clear();
    const { turn } = this.places;
    if (turn) this.tell(`${turn.element.querySelector(".who").textContent.replace(/\s+/g, " ").trim()}: ${turn.node.data.slice(0, 200)}`);
  }

  goSomewhere() {
    askPlace(this.dialog, this.places, (turn) => this.goTo(turn.place, "center"));
  }

  next() {
    this.#step(1);
  }

  previous() {
    this.#step(-1);
  }

  // The next shown coding; without one that is looked at, the next from the present turn.
  #step(direction) {
    const all = this.codings.all.filter((each) => this.codings.isShown(each)), { coding } = this.regard;
    if (!all.length) {
      this.tell(say("Nothing is coded here."));
      return;
    }
    const here = coding ? all.indexOf(coding) : this.#placeHere(all, direction);
    this.lookAt(all[(here + direction + all.length) % all.length].id);
  }

  #placeHere(all, direction) {
    const first = all.findIndex((each) => each.end > (this.places.turn?.start ?? 0));
    if (first < 0) return direction > 0 ? -1 : all.length;
    return direction > 0 ? first - 1 : first;
  }

  lookAt(id) {
    this.regard.at(id);
    const { coding } = this.regard;
    if (!coding) return;
    const turn = this.turns.near(coding.start);
    if (turn) this.places.go(turn.place);
    this.tell(`${coding.code}, ${coding.coder || say("proposal")}: ${this.turns.text(coding.start, coding.end)}`);
  }

  uncoded() {
    const next = this.turns.all.slice(this.places.current + 1).find((turn) => !turn.isInterviewer && this.#isUncoded(turn));
    if (next) this.goTo(next.place);
    else this.tell(say("Every turn after this one is coded."));
  }

  #isUncoded(turn) {
    return !this.codings.inTurn(turn).some(({ status }) => status === "accepted");
  }

  help() {
    showKeys(this.dialog);
  }

  leave() {
    this.selected.clear();
    if (this.regard.coding) this.regard.at(null);
  }

  // ---- selecting

  wordAfter() {
    const now = this.selected.read(), from = now ? now[1] : this.places.turn?.start;
    this.#select(from === undefined ? null : this.selected.nextWord(from));
  }

  wordBefore() {
    const now = this.selected.read(), from = now ? now[0] : this.places.turn?.end;
    this.#select(from === undefined ? null : this.selected.previousWord(from));
  }

  extendForward() {
    if (this.selected.read()) this.#extended(true);
    else this.wordAfter();
  }

  extendBackward() {
    if (this.selected.read()) this.#extended(false);
    else this.wordBefore();
  }

  #extended(forward) {
    this.selected.extend(forward);
    this.#told(this.selected.read());
  }

  sentence() {
    const now = this.selected.read(), { turn } = this.places;
    const from = now ? now[1] : turn?.start;
    this.#select(from === undefined ? null : this.selected.nextSentence(from));
  }

  grow() {
    const { span } = this;
    if (span) this.#select(this.selected.grown(...span));
    else this.#select(this.places.turn && [this.places.turn.start, this.places.turn.end]);
  }

  #select(span) {
    if (!span) return;
    this.selected.show(...span);
    this.#told(span);
  }

  #told(span) {
    if (!span) return;
    const turn = this.turns.near(span[1] - 1);
    if (turn && turn.place !== this.places.current) this.places.go(turn.place);
    this.tell(this.turns.text(...span));
  }

  // ---- coding

  code() {
    this.#ask("code", this.span);
  }

  retag() {
    const coding = this.#finding();
    if (coding) this.#ask("retag", [coding.start, coding.end]);
  }

  #ask(purpose, span) {
    const turn = span && this.turns.over(...span)[0];
    if (!turn) {
      this.tell(say("Select some words first."), true);
      return;
    }
    this.selected.span = span;
    this.asked = this.regard.coding;
    this.painter.pending(span);
    this.palette.open(turn.box(...span).getBoundingClientRect(), purpose);
  }

  // What the palette was asked for: a code for the selection, or another one for the coding.
  chose({ path, isNew, purpose }) {
    const known = isNew ? this.#made(path) : path;
    if (purpose === "retag" && this.asked) {
      this.edits.change(this.codings.get(this.asked.id) ?? this.asked, { code: known });
      this.favourites.use(known);
      this.tell(say("Coded as {code}", { code: known }));
    } else this.#code(this.selected.span, known);
  }

  // Makes a code; returns its path as the study will write it.
  #made(path) {
    const written = path.split(/\s+>\s+/).map((name) => name.trim().replace(/\s+/g, " ")).filter(Boolean).join(" > ");
    this.edits.makeCode(written);
    this.addCode(written);
    return written;
  }

  #code(span, path) {
    if (!span) {
      this.tell(say("Select some words first."), true);
      return;
    }
    const coding = this.edits.code(span, path);
    this.favourites.use(path);
    this.regard.at(coding.id);
    this.tell(say("Coded as {code}", { code: path }));
  }

  repeat() {
    if (this.favourites.last) this.#code(this.span, this.favourites.last);
    else this.tell(say("No code has been used yet."), true);
  }

  // Codes with a favourite, by its key.
  favourite(number) {
    const path = this.favourites.slots[number - 1];
    if (path) this.#code(this.span, path);
    else this.tell(say("The key {number} has no code yet.", { number }), true);
  }

  codeAs(path) {
    this.#code(this.span, path);
  }

  invivo() {
    const { span } = this;
    if (!span) return this.#code(null);
    const name = this.turns.text(...span).replace(/\s*>\s*|\s+/g, " ").slice(0, NAME_LENGTH).trim();
    return this.#code(span, this.hasCode(name) ? name : this.#made(name));
  }

  // ---- the coding that is looked at

  // It, if it is a finding; otherwise that is said.
  #finding() {
    const { coding } = this.regard;
    if (coding?.status === "accepted") return coding;
    this.tell(say("Choose a coding first."), true);
    return null;
  }

  endLater() {
    this.#resize(({ start, end }) => [start, this.selected.nextWord(end)?.[1]]);
  }

  endEarlier() {
    this.#resize(({ start, end }) => {
      const last = this.selected.previousWord(end);
      return [start, last && this.selected.previousWord(last[0])?.[1]];
    });
  }

  beginLater() {
    this.#resize(({ start, end }) => {
      const first = this.selected.nextWord(start);
      return [first && this.selected.nextWord(first[1])?.[0], end];
    });
  }

  beginEarlier() {
    this.#resize(({ start, end }) => [this.selected.previousWord(start)?.[0], end]);
  }

  #resize(reach) {
    const coding = this.#finding();
    if (coding) this.moveTo(coding, reach(coding));
  }

  // Gives a coding other ends, if that leaves something of it.
  moveTo(coding, [start, end]) {
    if (start === undefined || end === undefined || start === null || end === null || start >= end) return;
    if (start === coding.start && end === coding.end) return;
    this.edits.change(coding, { start, end });
    this.tell(this.turns.text(start, end));
  }

  contrary() {
    const coding = this.#finding();
    if (!coding) return;
    this.edits.change(coding, { contrary: !coding.contrary });
    this.tell(coding.contrary ? say("It speaks for its code.") : say("It speaks against its code."));
  }

  // Takes the words of the coding into the ledger of quotations.
  quote() {
    const coding = this.#finding();
    if (coding) this.outbox.put("POST", "/api/quotations", { segments: [coding.id] });
  }

  remove() {
    const coding = this.#finding();
    if (!coding) return;
    this.edits.remove(coding);
    this.regard.at(null);
    this.tell(say("Taken away: {code}", { code: coding.code }));
  }

  memo() {
    askMemo(this.dialog, this.#memoTargets(), (memo) => {
      this.outbox.put("DELETE", `/api/memos/${memo.id}`);
      this.memos.replace(this.memos.all.filter((each) => each.id !== memo.id));
    });
  }

  #memoTargets() {
    const { coding } = this.regard, { turn } = this.places;
    const targets = [this.#memoTarget(say("The interview"), {})];
    if (turn) targets.unshift(this.#memoTarget(say("Turn {number}", { number: turn.place + 1 }), { turn: turn.place }));
    if (coding) targets.unshift(this.#memoTarget(say("The code {code}", { code: coding.code }), { code: coding.code }));
    if (coding?.status === "accepted") targets.unshift(this.#codingsMemo(coding));
    return targets;
  }

  #codingsMemo(coding) {
    return { name: say("This coding"), text: coding.memo, kept: () => [], keep: (memo) => this.edits.change(this.codings.get(coding.id) ?? coding, { memo }) };
  }

  #memoTarget(name, on) {
    const keep = (text) => {
      if (!text) return;
      const memo = { id: crypto.randomUUID(), text, ...(on.code ? { code: on.code } : { interview: this.edits.interview }), ...(on.turn === undefined ? {} : { turn: on.turn }) };
      this.outbox.put("POST", "/api/memos", memo);
      this.memos.replace([...this.memos.all, { id: memo.id, target: on.code ? "code" : on.turn === undefined ? "interview" : "turn",
        name: on.code ?? this.edits.interview, turn: on.turn ?? null, text, author: this.edits.coder, created: new Date().toISOString() }]);
      this.tell(say("The memo is kept."));
    };
    return { name, text: "", kept: () => this.memos.on(on), keep };
  }

  // ---- proposals

  accept() {
    this.#decide("accept");
  }

  reject() {
    this.#decide("reject");
  }

  #decide(verdict) {
    const { coding } = this.regard;
    if (coding?.status !== "proposed") {
      this.tell(say("Choose a proposal first."), true);
      return;
    }
    const after = this.#proposals.find((each) => each !== coding && each.start >= coding.start);
    this.edits.decide([coding], verdict);
    if (after) this.lookAt(after.id);
    else if (verdict === "reject") this.regard.at(null);
  }

  acceptAll() {
    this.#decideAll("accept");
  }

  rejectAll() {
    this.#decideAll("reject");
  }

  // All proposals of the turns that are in sight.
  #decideAll(verdict) {
    const inSight = this.#proposals.filter((each) => this.turns.over(each.start, each.end).some((turn) => isInSight(turn.element)));
    if (inSight.length) this.edits.decide(inSight, verdict);
    const said = verdict === "accept" ? say("{number} proposals accepted", { number: inSight.length }) : say("{number} proposals rejected", { number: inSight.length });
    this.tell(inSight.length ? said : say("There is no proposal in sight."), true);
  }

  get #proposals() {
    return this.codings.all.filter((each) => each.status === "proposed" && this.codings.isShown(each));
  }

  // ---- history

  undo() {
    this.edits.revert("undo");
  }

  redo() {
    this.edits.revert("redo");
  }
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
