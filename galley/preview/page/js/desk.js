// The desk that the spreads lie on: what stands where, what is in view, and going there.

import { show } from "./dom.js";
import { Leaf } from "./leaf.js";
import { Sheets } from "./sheets.js";
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
  #sheets;
  #ticking = false;
  #lastView = "";

  constructor(element, book) {
    super();
    this.element = element;
    this.book = book;
    this.#sheets = new Sheets(element);
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
    const spreads = bind(pages, this.single);
    this.#sheets.lay(spreads.map((spread) => spread.map((index) => this.leaf(index))), this.single);
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
  get current() { return this.spread[0] ?? 0; }

  /** The indices of the pages of that spread. */
  get spread() { return this.#row()?.leaves.map((leaf) => leaf.index) ?? []; }

  /** Go to a page; `box` (pt) is brought into view if not all of the spread can be. */
  goTo(index, box = null) {
    const leaf = this.leaf(index);
    if (!leaf) return;
    const { element } = this;
    const frame = leaf.element.parentElement;
    const [, top] = this.#sheets.offset(frame);
    const room = element.clientHeight - frame.offsetHeight;
    if (room >= -1) element.scrollTop = top - room / 2;
    else if (box) element.scrollTop = this.#sheets.offset(leaf.paper)[1] + ((box[1] + box[3]) / 2) * this.scale - element.clientHeight / 2;
    else element.scrollTop = top;
    this.#across(leaf, box);
    this.update();
  }

  /** Turn to the next spread, or back by -1. */
  turn(by) {
    const { rows } = this.#sheets;
    const now = rows.indexOf(this.#row());
    const row = rows[Math.min(Math.max(now + by, 0), rows.length - 1)];
    if (row) this.goTo(row.leaves[0].index);
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
    const leaf = this.#sheets.leafAt(x, y);
    if (!leaf) return null;
    const [left, top] = this.#sheets.offset(leaf.paper);
    const { part, page } = leaf.page;
    return { part, page, height, x: (x - left) / this.scale, y: (y - top) / this.scale };
  }

  /** Bring a point of a page, as `anchor` told it, to where it was. */
  restore(anchor) {
    const index = anchor && this.book.indexOf(anchor.part, anchor.page);
    if (index === null || index === undefined) return false;
    const { element } = this;
    const [left, top] = this.#sheets.offset(this.leaf(index).paper);
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

  #row() {
    return this.#sheets.rowAt(this.element.scrollTop + this.element.clientHeight / 2);
  }

  #within(margin) {
    const { scrollTop, clientHeight } = this.element;
    const first = scrollTop - margin * clientHeight + SLIVER;
    const last = scrollTop + (1 + margin) * clientHeight - SLIVER;
    return this.#sheets.between(first, last).map((leaf) => leaf.index);
  }

  #across(leaf, box) {
    const { element } = this;
    const frame = leaf.element.parentElement;
    if (frame.offsetWidth <= element.clientWidth) return;
    const [left] = this.#sheets.offset(leaf.paper);
    const wide = leaf.paper.offsetWidth;
    const middle = box && wide > element.clientWidth ? ((box[0] + box[2]) / 2) * this.scale : wide / 2;
    element.scrollLeft = left + middle - element.clientWidth / 2;
  }
}
