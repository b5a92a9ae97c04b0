// Going through cells or a list by arrow keys: one of them is reached by Tab, the others from it.
const CELLS = "a[data-key]";

export class Roving {
  #current = null;

  constructor(root) {
    this.root = root;
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("focusin", (event) => {
      const cell = event.target.closest(CELLS);
      if (cell) this.#reachable(cell);
    });
    this.refresh();
  }

  // Makes one cell reachable, after what is shown was replaced: the same as before, or the first.
  refresh() {
    const cells = this.#all;
    this.#reachable(cells.find((cell) => cell.dataset.key === this.#current) ?? cells[0]);
  }

  get #all() {
    return [...this.root.querySelectorAll(CELLS)];
  }

  // Gives a cell the focus.
  enter(key = this.#current) {
    this.#all.find((cell) => cell.dataset.key === key)?.focus();
  }

  // Marks the cell that is open.
  mark(key) {
    for (const cell of this.#all) {
      if (cell.dataset.key === key) cell.setAttribute("aria-current", "true");
      else cell.removeAttribute("aria-current");
    }
  }

  #reachable(wanted) {
    for (const cell of this.#all) cell.tabIndex = cell === wanted ? 0 : -1;
    if (wanted) this.#current = wanted.dataset.key;
  }

  #key(event) {
    const cell = event.target.closest(CELLS);
    if (!cell || event.altKey || event.metaKey) return;
    const next = this.#next(cell, event.key, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #next(cell, key, far) {
    const rows = this.#rows, row = rows.findIndex((cells) => cells.includes(cell)), column = rows[row].indexOf(cell);
    const last = rows.length - 1, at = (line, place) => rows[line]?.at(place) ?? null;
    if (far && !["Home", "End"].includes(key)) return null;
    const narrow = rows.every((cells) => cells.length === 1);
    return {
      ArrowDown: () => at(row + 1, column),
      ArrowUp: () => (row ? at(row - 1, column) : null),
      ArrowRight: () => (column + 1 < rows[row].length ? at(row, column + 1) : null),
      ArrowLeft: () => (column ? at(row, column - 1) : null),
      Home: () => at(far || narrow ? 0 : row, 0),
      End: () => at(far || narrow ? last : row, -1),
    }[key]?.() ?? null;
  }

  // The cells by line: those of a table's rows, or one a line in a list.
  get #rows() {
    const lines = this.root.querySelectorAll("tbody tr, li.cell");
    return [...lines].map((line) => [...line.querySelectorAll(CELLS)]).filter((cells) => cells.length);
  }
}
