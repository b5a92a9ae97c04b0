// Stripes in the margin: a bar a coding, made for a turn when it comes into sight.
const LANE = 8, MOST_LANES = 6;

export class Stripes {
  #seen = new Set();

  constructor(turns, codings, choose) {
    this.turns = turns;
    this.codings = codings;
    this.choose = choose;
    this.focused = null;
    this.observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const turn = turns.byElement.get(target);
        if (isIntersecting) this.#seen.add(turn);
        else this.#seen.delete(turn);
        if (isIntersecting) this.draw(turn);
      }
    }, { rootMargin: "300px" });
    for (const turn of turns.all) this.observer.observe(turn.element);
  }

  redraw(turns) {
    for (const turn of turns) if (this.#seen.has(turn)) this.draw(turn);
  }

  draw(turn) {
    const gutter = turn.element.querySelector(".stripes"), top = gutter.getBoundingClientRect().top;
    const lanes = [];
    const bars = [];
    for (const coding of this.codings.inTurn(turn)) {
      const part = turn.range(coding.start, coding.end);
      const range = document.createRange();
      range.setStart(part.startContainer, part.startOffset);
      range.setEnd(part.endContainer, part.endOffset);
      const box = range.getBoundingClientRect();
      let lane = lanes.findIndex((end) => end <= coding.start);
      if (lane < 0) lane = lanes.length;
      lanes[lane] = coding.end;
      bars.push(this.#bar(coding, Math.min(lane, MOST_LANES - 1), box.top - top, box.height));
    }
    gutter.replaceChildren(...bars);
  }

  #bar(coding, lane, top, height) {
    const bar = document.createElement("div");
    bar.className = `stripe ${coding.status}${coding.id === this.focused ? " focused" : ""}`;
    bar.title = coding.coder ? `${coding.code} – ${coding.coder}` : coding.code;
    bar.style.left = `${lane * LANE}px`;
    bar.style.top = `${top}px`;
    bar.style.height = `${Math.max(height, 6)}px`;
    if (coding.colour) bar.style.background = coding.colour;
    bar.addEventListener("click", () => this.choose(coding.id));
    return bar;
  }
}
