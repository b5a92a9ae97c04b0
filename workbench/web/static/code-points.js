// Kodbok counts code points, browsers count UTF-16 units. This class alone converts, for one stretch of text.
export class CodePoints {
  #astral = [];

  constructor(text) {
    for (let unit = 0; unit < text.length; unit += 1) {
      const code = text.codePointAt(unit);
      if (code > 0xffff) {
        this.#astral.push(unit);
        unit += 1;
      }
    }
    this.units = text.length;
    this.points = text.length - this.#astral.length;
  }

  // Code points before a UTF-16 offset; one inside a pair counts as before the pair.
  fromUnits(units) {
    return units - this.#below(units);
  }

  // The UTF-16 offset of a code point offset.
  toUnits(points) {
    let low = 0, high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#astral[middle] - middle < points) low = middle + 1;
      else high = middle;
    }
    return points + low;
  }

  #below(units) {
    let low = 0, high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#astral[middle] < units) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
