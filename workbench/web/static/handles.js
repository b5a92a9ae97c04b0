// Handles at both ends of the coding that is looked at: dragged, they move its ends word by word. Keys do the same.
import { widened } from "./boundaries.js";

export class Handles {
  constructor(turns, { moved, previewed }) {
    Object.assign(this, { turns, moved, previewed, coding: null });
    this.grips = ["first", "last"].map((end) => this.#grip(end));
    this.sizes = new ResizeObserver(() => this.coding && this.#place());
  }

  // Puts the handles at a coding; null takes them away.
  show(coding) {
    this.coding = coding;
    this.sizes.disconnect();
    if (!coding) for (const grip of this.grips) grip.remove();
    else for (const turn of this.#ends()) this.sizes.observe(turn.element);
  }

  #ends() {
    const over = this.turns.over(this.coding.start, this.coding.end);
    return over.length ? [over[0], over.at(-1)] : [];
  }

  #place() {
    this.#ends().forEach((turn, place) => {
      const { left, top } = turn.element.getBoundingClientRect();
      const rects = turn.box(this.coding.start, this.coding.end).getClientRects(), box = place ? rects[rects.length - 1] : rects[0];
      if (!box) return;
      const grip = this.grips[place];
      grip.style.left = `${(place ? box.right : box.left) - left}px`;
      grip.style.top = `${box.top - top}px`;
      grip.style.height = `${box.height}px`;
      turn.element.append(grip);
    });
  }

  #grip(end) {
    const grip = document.createElement("div");
    grip.className = `grip ${end}`;
    grip.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      event.stopPropagation();
      grip.setPointerCapture(event.pointerId);
      grip.span = null;
    });
    grip.addEventListener("pointermove", (event) => grip.hasPointerCapture(event.pointerId) && this.#drag(grip, end, event));
    grip.addEventListener("pointerup", (event) => {
      event.stopPropagation();
      this.previewed(null);
      if (grip.span) this.moved(this.coding, grip.span);
    });
    return grip;
  }

  #drag(grip, end, { clientX, clientY }) {
    grip.style.pointerEvents = "none";
    const point = pointed(clientX, clientY), turn = point && this.turns.byNode.get(point.node);
    grip.style.pointerEvents = "";
    if (!turn) return;
    const at = turn.offset(point.offset), { start, end: last } = this.coding;
    const [from, to] = end === "first" ? [Math.min(at, last), last] : [start, Math.max(at, start)];
    grip.span = this.#whole(from, to);
    this.previewed(grip.span);
  }

  // A span whose half words are made whole; null where nothing is left of it.
  #whole(start, end) {
    const first = this.turns.at(start), last = this.turns.at(end - 1);
    if (!first || !last || start >= end) return null;
    const head = widened(first.node.data, first.units(start), first === last ? last.units(end) : first.node.length);
    const tail = widened(last.node.data, first === last ? first.units(start) : 0, last.units(end));
    return head && tail && [first.offset(head[0]), last.offset(tail[1])];
  }
}

// The text node and offset under a point of the screen.
function pointed(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return { node: found.offsetNode, offset: found.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
