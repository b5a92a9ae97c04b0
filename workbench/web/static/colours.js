// The colours of stripes: a code's own, else one of nine by its place; told apart by code or by coder. Each stands out from both grounds.
const HUES = ["#0072b2", "#b5530b", "#00805f", "#a8447f", "#6a5acd", "#8a6d00", "#c0392b", "#3d7f99", "#5f7d1f"];

export class Colours {
  #codes = new Map();
  #coders = new Map();
  by = "code";

  constructor(codes) {
    this.codes = codes;
  }

  set codes(codes) {
    this.#codes = new Map(codes.map(({ path, colour }, place) => [path, colour || HUES[place % HUES.length]]));
  }

  of(coding) {
    if (this.by === "code") return this.#codes.get(coding.code) ?? HUES[0];
    if (!this.#coders.has(coding.coder)) this.#coders.set(coding.coder, HUES[this.#coders.size % HUES.length]);
    return this.#coders.get(coding.coder);
  }
}
