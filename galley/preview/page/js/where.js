// Where am I: from a place on the page to its line of the manuscript, and back.

import { read, write } from "./address.js";
import { ask } from "./ask.js";
import { at, show } from "./dom.js";
import { editable } from "./links.js";
import { say } from "./say.js";
import { blockAt } from "./text.js";

const NAMES = { pull: "pull quote", quote: "block quote" };

/** The place in the manuscript that is marked. */
export class Where {
  #part = null;
  #block = null;
  #asked = null;

  constructor(desk, book, layers, overlays) {
    Object.assign(this, { desk, book, layers, overlays });
    desk.element.addEventListener("click", (event) => this.#click(event));
    at("where-copy").addEventListener("click", () => this.copy());
    at("where-close").addEventListener("click", () => this.clear());
    addEventListener("hashchange", () => this.follow());
  }

  get marked() { return this.#block !== null; }

  /** Go where the address says; tell whether there is such a place. */
  async follow() {
    const place = read();
    if (!place) return false;
    if (place.piece) return this.goTo(place.piece, place.line);
    const index = this.book.labelled(place.name) ?? this.book.indexOf(place.name, 1);
    if (index === null) return this.#unknown(place.name);
    this.desk.goTo(index);
    return true;
  }

  /** Go to the page of a piece's line and mark it; `still` only marks it. */
  async goTo(piece, line, { still = false } = {}) {
    const asked = (this.#asked = Symbol("asked"));
    const query = new URLSearchParams({ piece, line });
    const found = await ask(`find.json?${query}`).catch(() => null);
    if (asked !== this.#asked) return true;
    if (!found) return this.#unknown(`${piece}:${line}`);
    if (!still) this.desk.goTo(found.page, found.boxes[0]);
    const page = this.book.pages[found.page];
    const layer = page?.layer && (await this.layers.of(page.layer));
    if (asked !== this.#asked) return true;
    const block = layer?.blocks.find((other) => other.id === found.id);
    this.#mark(piece, block ?? { id: found.id, what: "", path: piece, line, box: null }, found.page, found.boxes);
    return true;
  }

  /** Mark the block after the marked one in view, or before it by -1. */
  next(by) {
    const all = this.desk.visible.flatMap((index) => {
      const leaf = this.desk.leaf(index);
      return (leaf.layer?.blocks ?? []).map((block) => ({ leaf, block }));
    });
    const now = all.findIndex(({ block }) => block.id === this.#block?.id);
    const step = now < 0 ? (by > 0 ? all[0] : all.at(-1)) : all[now + by];
    if (step) this.#mark(step.leaf.page.part, step.block, step.leaf.index, [step.block.box]);
    else this.desk.advance(by);
  }

  /** Open the marked line in the editor. */
  edit() {
    const link = at("where-edit");
    if (!link.hidden) link.click();
  }

  /** Copy path and line of what is marked. */
  async copy() {
    if (!this.#block) return;
    await navigator.clipboard.writeText(at("where-path").textContent);
    say("Copied.");
  }

  /** Mark nothing. */
  clear() {
    if (!this.#block) return;
    this.#asked = null;
    this.#part = this.#block = null;
    this.overlays.marked = null;
    this.overlays.draw();
    this.#tell();
    write("");
  }

  /** Follow the marked block to its line in a newer version of the page. */
  refresh(leaf) {
    if (!this.#block || leaf.page.part !== this.#part) return;
    const block = leaf.layer?.blocks.find((other) => other.id === this.#block.id);
    if (!block || (block.line === this.#block.line && block.edit === this.#block.edit)) return;
    this.#block = block;
    write(`${this.#part}:${block.line}`);
    this.#tell();
  }

  #click(event) {
    if (event.button !== 0 || !getSelection().isCollapsed) return;
    const leaf = this.desk.leafOf(event.target);
    if (!leaf?.layer) return;
    const block = blockAt(leaf.layer.blocks, ...leaf.point(event.clientX, event.clientY));
    if (block) this.#mark(leaf.page.part, block, leaf.index, [block.box]);
  }

  #mark(part, block, index, boxes) {
    this.#asked = null;
    this.#part = part;
    this.#block = block;
    this.overlays.marked = { id: block.id, index, boxes };
    this.overlays.draw();
    this.#tell();
    write(`${part}:${block.line}`);
    say(`${at("where-what").textContent} ${at("where-path").textContent}`);
  }

  #tell() {
    const block = this.#block;
    show(at("where-hint"), !block);
    for (const name of ["where-place", "where-copy", "where-close"]) show(at(name), block);
    at("where-what").textContent = block ? NAMES[block.what] ?? block.what : "";
    at("where-path").textContent = block ? `${block.path}:${block.line}` : "";
    const address = editable(block?.edit);
    show(at("where-edit"), address);
    if (address) at("where-edit").href = address;
  }

  #unknown(name) {
    say(`There is no ${name} in this issue.`);
    return false;
  }
}
