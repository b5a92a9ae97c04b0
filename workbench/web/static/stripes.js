// Stripes in the margin: a bar a coding, made for a turn when it comes into sight. All are measured first and drawn then, so that the
// browser lays the page out once.
const WIDTH = 48, LANE = 9, LEAST = 6;

export class Stripes {
  #seen = new Set();
  #due = new Set();
  #focused = null;

  constructor(turns, codings, colours, { chosen, pointed }) {
    Object.assign(this, { turns, codings, colours, chosen, pointed });
    this.observer = new IntersectionObserver((entries) => this.#sighted(entries), { rootMargin: "300px" });
    this.sizes = new ResizeObserver(() => this.redraw(this.#seen));
  }

  // Begins to draw; before that nothing is measured.
  start(root) {
    for (const turn of this.turns.all) this.observer.observe(turn.element);
    this.sizes.observe(root);
    addEventListener("beforeprint", () => this.#toPaper(true));
    addEventListener("afterprint", () => this.#toPaper(false));
  }

  redraw(turns) {
    const was = this.#due.size;
    for (const turn of turns) if (this.#seen.has(turn)) this.#due.add(turn);
    if (!was && this.#due.size) requestAnimationFrame(() => this.#draw(this.#due));
  }

  // Lays the transcript out as on paper and draws there: what was measured on the screen would stand beside other words.
  #toPaper(isPaper) {
    document.documentElement.classList.toggle("paper", isPaper);
    this.#draw(isPaper ? this.turns.all : this.#seen);
  }

  focus(id) {
    this.#focused = id;
    for (const bar of document.querySelectorAll(".stripe")) bar.classList.toggle("focused", bar.coding.id === id);
  }

  #sighted(entries) {
    for (const { target, isIntersecting } of entries) {
      const turn = this.turns.byElement.get(target);
      if (isIntersecting) this.#seen.add(turn);
      else this.#seen.delete(turn);
    }
    this.redraw(entries.filter((each) => each.isIntersecting).map(({ target }) => this.turns.byElement.get(target)));
  }

  #draw(turns) {
    const measured = [...turns].map((turn) => this.#measured(turn));
    this.#due.clear();
    for (const [gutter, bars] of measured) gutter.replaceChildren(...bars.map((each) => this.#bar(each)));
  }

  // The gutter of a turn and what shall stand in it.
  #measured(turn) {
    const gutter = turn.element.querySelector(".stripes"), { top } = gutter.getBoundingClientRect(), ends = [];
    const bars = this.codings.inTurn(turn).map((coding) => {
      const box = turn.box(coding.start, coding.end).getBoundingClientRect();
      let lane = ends.findIndex((end) => end <= box.top + 1); // two on one line stand side by side, also where they share no words
      if (lane < 0) lane = ends.length;
      ends[lane] = box.bottom;
      return { coding, lane, top: box.top - top, height: box.height };
    });
    const lane = Math.min(LANE, WIDTH / Math.max(ends.length, 1));
    return [gutter, bars.map((bar) => ({ ...bar, left: bar.lane * lane, width: Math.max(lane - 3, 1.5) }))];
  }

  #bar({ coding, left, width, top, height }) {
    const bar = document.createElement("div");
    bar.className = `stripe ${coding.status}`;
    bar.classList.toggle("focused", coding.id === this.#focused);
    bar.coding = coding;
    bar.title = coding.status === "accepted" ? `${coding.code} – ${coding.coder}` : coding.code;
    Object.assign(bar.style, { left: `${left}px`, width: `${width}px`, top: `${top}px`, height: `${Math.max(height, LEAST)}px` });
    bar.style.setProperty("--hue", this.colours.of(coding));
    bar.addEventListener("click", () => this.chosen(coding.id));
    bar.addEventListener("pointerenter", () => this.pointed(coding));
    bar.addEventListener("pointerleave", () => this.pointed(null));
    return bar;
  }
}
