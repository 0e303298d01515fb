// The spreads on the desk as elements: laid in their order, and found by their place.

import { make } from "./dom.js";

/** The rows of spreads in a scrolling element. A row has its element and its pages' leaves. */
export class Sheets {
  rows = [];
  #element;
  #sheets = make("div", { class: "sheets" });

  constructor(element) {
    this.#element = element;
    element.append(this.#sheets);
  }

  /** Lay out spreads, which are pairs of leaves or null; what lies already is left in place. */
  lay(spreads, single) {
    const before = new Map(this.rows.map((row) => [row.key, row]));
    let next = this.#sheets.firstElementChild;
    this.rows = spreads.map((halves) => {
      const key = halves.map((leaf) => leaf && `${leaf.page.part}/${leaf.page.page}`).join("|");
      const element = before.get(key)?.element ?? make("div", { class: "spread" });
      place(element, single ? halves : halves.map((leaf, nth) => leaf ?? gap(element, halves[1 - nth])));
      if (element === next) next = next.nextElementSibling;
      else this.#sheets.insertBefore(element, next);
      return { key, element, leaves: halves.filter(Boolean) };
    });
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  }

  /** Give the row at a height, or the nearest to it; null if there is none. */
  rowAt(y) {
    return nearest(this.rows, ({ element }) => outside(y, this.offset(element)[1], element.offsetHeight));
  }

  /** Give the leaf at a point, or the nearest to it, rather one that is not blank. */
  leafAt(x, y) {
    return nearest(this.#leaves, ({ paper, page }) => {
      const [left, top] = this.offset(paper);
      const down = outside(y, top, paper.offsetHeight);
      return down * 1000 + outside(x, left, paper.offsetWidth) + (page.blank ? 1e-3 : 0);
    });
  }

  /** Give the leaves whose paper is between two heights, at least in part. */
  between(first, last) {
    return this.#leaves.filter(({ paper }) => {
      const [, top] = this.offset(paper);
      return top < last && top + paper.offsetHeight > first;
    });
  }

  /** Give left and top of an element on the desk, in px, however it is scrolled. */
  offset(inner) {
    let [left, top] = [0, 0];
    for (let step = inner; step && step !== this.#element; step = step.offsetParent) {
      left += step.offsetLeft;
      top += step.offsetTop;
    }
    return [left, top];
  }

  get #leaves() { return this.rows.flatMap((row) => row.leaves); }
}

function nearest(list, away) {
  let best = null;
  let least = Infinity;
  for (const one of list) {
    const far = away(one);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

// How far a place lies outside a length.
function outside(place, start, length) {
  return Math.max(start - place, place - start - length, 0);
}

// The empty half beside a page that has none facing it.
function gap(spread, leaf) {
  const element = spread.querySelector(".gap") ?? make("div", { class: "gap" });
  element.style.setProperty("--w", leaf.page.width);
  return { element };
}

function place(parent, halves) {
  const wanted = halves.filter(Boolean).map((half) => half.element);
  const same = parent.children.length === wanted.length && wanted.every((child, nth) => child === parent.children[nth]);
  if (!same) parent.replaceChildren(...wanted);
}
