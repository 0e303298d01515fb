// Which overlays are on, and the drawing of them over a page.

import { at, draw, press, show } from "./dom.js";
import { areaOf, boxesOf, changedOf, gridOf, notesOf, turnsOf } from "./drawings.js";

const DRAWINGS = { grid: gridOf, area: areaOf, notes: notesOf, turns: turnsOf };

/** The overlays. `seen` is the version of the book at the last look. */
export class Overlays extends EventTarget {
  on = new Set();
  seen = null;
  marked = null; // id of the block that is marked, and boxes where it has none
  #whole = false; // whether the book has once been
  hits = new Map(); // page index → [{ boxes, current }]

  constructor(desk, book) {
    super();
    this.desk = desk;
    this.book = book;
    for (const button of this.#buttons) {
      button.addEventListener("click", () => this.toggle(button.dataset.overlay));
    }
    this.tell();
  }

  /**
   * Take a new version of the book. What came before it was whole for the first time is seen,
   * unless `kept` says what was seen before a reload.
   */
  take(kept) {
    if (this.#whole) return;
    this.#whole = kept != null || this.book.told.state !== "setting";
    this.seen = kept ?? this.book.version;
  }

  /** What has to be kept over a reload of it; nothing while the book is not whole. */
  get keeps() { return this.#whole ? this.seen : null; }

  /** Switch an overlay. To switch off the changed pages is to have seen them. */
  toggle(name) {
    if (!this.on.delete(name)) this.on.add(name);
    else if (name === "changed") this.seen = this.book.version;
    this.tell();
  }

  /** Show what is on, on the buttons and on all pages that have their places. */
  tell() {
    for (const button of this.#buttons) press(button, this.on.has(button.dataset.overlay));
    const count = this.changed.length;
    at("changed-count").textContent = count;
    show(at("changed-count"), count > 0);
    this.draw();
    this.dispatchEvent(new Event("overlays"));
  }

  /** Indices of the pages that changed since the last look. */
  get changed() {
    if (this.seen === null) return [];
    return this.desk.leaves.filter((leaf) => leaf.page.changed > this.seen).map((leaf) => leaf.index);
  }

  /** Draw over all pages that are at hand. */
  draw() {
    for (const leaf of this.desk.leaves) if (leaf.shown || leaf.over.firstChild) this.drawOn(leaf);
  }

  /** Draw over one page. */
  drawOn(leaf) {
    const { layer, page } = leaf;
    const drawn = [];
    if (layer) {
      for (const [name, drawing] of Object.entries(DRAWINGS)) {
        if (this.on.has(name)) drawn.push(draw("g", { class: name }, ...drawing(layer, page)));
      }
    }
    if (this.on.has("changed") && this.seen !== null && page.changed > this.seen) {
      drawn.push(draw("g", { class: "changed" }, ...changedOf(page)));
    }
    drawn.push(...this.#hits(leaf), ...this.#mark(leaf));
    leaf.over.replaceChildren(...drawn);
  }

  get #buttons() { return document.querySelectorAll("[data-overlay]"); }

  #hits(leaf) {
    return (this.hits.get(leaf.index) ?? []).map((hit) =>
      draw("g", { class: hit.current ? "hit current" : "hit" }, ...boxesOf(hit.boxes, 1)));
  }

  #mark(leaf) {
    const { marked } = this;
    if (!marked) return [];
    let boxes = (leaf.layer?.blocks ?? []).filter((block) => block.id === marked.id).map((block) => block.box);
    if (!boxes.length && marked.index === leaf.index) boxes = marked.boxes;
    if (!boxes.length) return [];
    const bars = boxes.map(([left, top, , bottom]) =>
      draw("path", { class: "bar", d: `M${left - 6} ${top - 2}V${bottom + 2}` }));
    return [draw("g", { class: "mark" }, ...boxesOf(boxes, 2), ...bars)];
  }
}
