// The desk that the spreads lie on: what stands where, what is in view, and going there.

import { make, show } from "./dom.js";
import { Leaf } from "./leaf.js";
import { bind } from "./spreads.js";

const NEAR = 1; // heights of the view around it, within which pictures are made ready
const FAR = 3; // beyond these they are taken away
const SLIVER = 8; // px of a page that do not count as seen

/** The desk; fires `view` when other pages are in view, and `scroll` whenever it has moved. */
export class Desk extends EventTarget {
  scale = 1;
  single = false;
  #leaves = new Map();
  #list = [];
  #rows = [];
  #ticking = false;
  #lastView = "";

  constructor(element, book) {
    super();
    this.element = element;
    this.book = book;
    this.sheets = make("div", { class: "sheets" });
    element.append(this.sheets);
    this.resize(this.scale);
    element.addEventListener("scroll", () => this.#soon(), { passive: true });
  }

  /** All leaves in the order of the book. */
  get leaves() { return this.#list; }

  /** The leaf of a page by its index. */
  leaf(index) { return this.#list[index] ?? null; }

  /** The leaf that an element belongs to, or null. */
  leafOf(node) {
    const element = node instanceof Element ? node : node?.parentElement;
    const index = element?.closest(".leaf")?.dataset.index;
    return index === undefined ? null : this.leaf(Number(index));
  }

  /** Lay the pages out as the book now has them; what is at hand of them is kept. */
  rebuild() {
    const { pages } = this.book;
    const before = this.#leaves;
    this.#leaves = new Map();
    for (const [index, page] of pages.entries()) {
      const name = `${page.part}/${page.page}`;
      const key = this.#leaves.has(name) ? `${name}/${index}` : name;
      const leaf = before.get(key) ?? new Leaf();
      leaf.take(page, index);
      this.#leaves.set(key, leaf);
    }
    this.#list = [...this.#leaves.values()];
    this.#lay(bind(pages, this.single));
    show(this.element.querySelector(".waiting"), pages.length === 0);
    this.#lastView = "";
  }

  /** Set the pixels a point; leaves are sized by style sheet. */
  resize(scale) {
    this.scale = scale;
    this.element.style.setProperty("--scale", scale);
    this.#lastView = "";
  }

  /** Give the indices of pages that are in view, at least by a line. */
  get visible() { return this.#within(0); }

  /** Give leaves whose pictures are wanted, the most wanted first. */
  get near() {
    const seen = new Set(this.visible);
    const around = this.#within(NEAR).filter((index) => !seen.has(index));
    const middle = this.current;
    around.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    return [...seen, ...around].map((index) => this.leaf(index));
  }

  /** Give leaves that are too far to keep their pictures. */
  get far() {
    const kept = new Set(this.#within(FAR));
    return this.leaves.filter((leaf) => !kept.has(leaf.index));
  }

  /** The index of the first page of the spread in the middle of the view. */
  get current() { return this.#row()?.indices[0] ?? 0; }

  /** The indices of the pages of that spread. */
  get spread() { return this.#row()?.indices ?? []; }

  /** Go to a page; `box` (pt) is brought into view if not all of the spread can be. */
  goTo(index, box = null) {
    const leaf = this.leaf(index);
    if (!leaf) return;
    const { element } = this;
    const frame = leaf.element.parentElement;
    const [, top] = this.#offset(frame);
    const room = element.clientHeight - frame.offsetHeight;
    if (room >= -1) element.scrollTop = top - room / 2;
    else if (box) element.scrollTop = this.#offset(leaf.paper)[1] + ((box[1] + box[3]) / 2) * this.scale - element.clientHeight / 2;
    else element.scrollTop = top;
    this.#across(leaf, box);
    this.update();
  }

  /** Turn to the next spread, or back by -1. */
  turn(by) {
    const now = this.#rows.indexOf(this.#row());
    const row = this.#rows[Math.min(Math.max(now + by, 0), this.#rows.length - 1)];
    if (row) this.goTo(row.indices[0]);
  }

  /** Go on by what the view shows: a spread where it fits, else most of the view's height. */
  advance(by) {
    const row = this.#row();
    if (!row) return;
    if (row.element.offsetHeight <= this.element.clientHeight + 1) this.turn(by);
    else this.element.scrollBy({ top: by * 0.9 * this.element.clientHeight });
  }

  /** Tell which point of which page lies at a height of the view (0 its top, 1 its foot). */
  anchor(height = 0) {
    const { element } = this;
    const x = element.scrollLeft + element.clientWidth / 2;
    const y = element.scrollTop + height * element.clientHeight;
    const leaf = this.#nearest(x, y);
    if (!leaf) return null;
    const [left, top] = this.#offset(leaf.paper);
    const { part, page } = leaf.page;
    return { part, page, height, x: (x - left) / this.scale, y: (y - top) / this.scale };
  }

  /** Bring a point of a page, as `anchor` told it, to where it was. */
  restore(anchor) {
    const index = anchor && this.book.indexOf(anchor.part, anchor.page);
    if (index === null || index === undefined) return false;
    const { element } = this;
    const [left, top] = this.#offset(this.leaf(index).paper);
    element.scrollTop = top + anchor.y * this.scale - anchor.height * element.clientHeight;
    element.scrollLeft = left + anchor.x * this.scale - element.clientWidth / 2;
    this.update();
    return true;
  }

  /** See what is in view now, and tell it. */
  update() {
    const view = `${this.visible} ${this.spread}`;
    if (view !== this.#lastView) {
      this.#lastView = view;
      this.dispatchEvent(new Event("view"));
    }
    this.dispatchEvent(new Event("scroll"));
  }

  #soon() {
    if (this.#ticking) return;
    this.#ticking = true;
    requestAnimationFrame(() => {
      this.#ticking = false;
      this.update();
    });
  }

  #lay(spreads) {
    const before = new Map(this.#rows.map((row) => [row.key, row]));
    let next = this.sheets.firstElementChild;
    this.#rows = spreads.map((spread) => {
      const halves = spread.map((index) => this.leaf(index));
      const key = halves.map((leaf) => leaf && `${leaf.page.part}/${leaf.page.page}`).join("|");
      const element = before.get(key)?.element ?? make("div", { class: "spread" });
      place(element, this.single ? halves : halves.map((leaf, nth) => leaf ?? gap(element, halves[1 - nth])));
      if (element === next) next = next.nextElementSibling;
      else this.sheets.insertBefore(element, next);
      return { key, element, indices: spread.filter((index) => index !== null) };
    });
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  }

  #row() {
    const middle = this.element.scrollTop + this.element.clientHeight / 2;
    let best = null;
    let least = Infinity;
    for (const row of this.#rows) {
      const [, top] = this.#offset(row.element);
      const away = Math.max(top - middle, middle - top - row.element.offsetHeight, 0);
      if (away < least) [best, least] = [row, away];
    }
    return best;
  }

  #within(margin) {
    const { scrollTop, clientHeight } = this.element;
    const first = scrollTop - margin * clientHeight + SLIVER;
    const last = scrollTop + (1 + margin) * clientHeight - SLIVER;
    return this.#rows.flatMap((row) => row.indices).filter((index) => {
      const { paper } = this.leaf(index);
      const [, top] = this.#offset(paper);
      return top < last && top + paper.offsetHeight > first;
    });
  }

  #nearest(x, y) {
    let best = null;
    let least = Infinity;
    for (const row of this.#rows) {
      for (const index of row.indices) {
        const leaf = this.leaf(index);
        const [left, top] = this.#offset(leaf.paper);
        const { offsetWidth, offsetHeight } = leaf.paper;
        const down = Math.max(top - y, y - top - offsetHeight, 0);
        const aside = Math.max(left - x, x - left - offsetWidth, 0);
        const away = down * 1000 + aside + (leaf.page.blank ? 1e-3 : 0);
        if (away < least) [best, least] = [leaf, away];
      }
    }
    return best;
  }

  #across(leaf, box) {
    const { element } = this;
    const frame = leaf.element.parentElement;
    if (frame.offsetWidth <= element.clientWidth) return;
    const [left] = this.#offset(leaf.paper);
    const wide = leaf.paper.offsetWidth;
    const middle = box && wide > element.clientWidth ? ((box[0] + box[2]) / 2) * this.scale : wide / 2;
    element.scrollLeft = left + middle - element.clientWidth / 2;
  }

  #offset(inner) {
    let [left, top] = [0, 0];
    for (let step = inner; step && step !== this.element; step = step.offsetParent) {
      left += step.offsetLeft;
      top += step.offsetTop;
    }
    return [left, top];
  }
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
