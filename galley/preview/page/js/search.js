// Searching the text of all pages.

import { ask } from "./ask.js";
import { at, make } from "./dom.js";
import { say } from "./say.js";

const PAUSE = 120; // ms of rest in typing

/** The search: its hits, and which of them is the one gone to. */
export class Search {
  #hits = [];
  #more = false;
  #now = -1;
  #asked = "";
  #abort = null;
  #timer = null;

  constructor({ book, desk, overlays, panel }) {
    Object.assign(this, { book, desk, overlays, panel });
    at("query").addEventListener("input", () => this.#soon());
    at("query").addEventListener("keydown", (event) => this.#key(event));
    at("search-form").addEventListener("submit", (event) => event.preventDefault());
    at("hit-on").addEventListener("click", () => this.step(1));
    at("hit-back").addEventListener("click", () => this.step(-1));
    at("found").addEventListener("click", (event) => this.#choose(event));
    book.addEventListener("book", () => { if (this.#asked) this.#ask({ still: true }); });
    this.#tell();
  }

  /** Give the box the keyboard. */
  begin() {
    at("query").focus();
    at("query").select();
  }

  /** Forget what was searched. */
  clear() {
    at("query").value = "";
    this.#ask({ still: true });
  }

  /** Go to the next hit, or back by -1; round at the ends. */
  async step(by) {
    if (this.#timer || at("query").value.trim() !== this.#asked) return this.#ask({});
    if (this.#hits.length) this.#go((this.#now + by + this.#hits.length) % this.#hits.length);
  }

  #key(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      this.clear();
      this.desk.element.focus({ preventScroll: true });
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask({}), PAUSE);
  }

  async #ask({ still = false }) {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#abort?.abort();
    const query = at("query").value.trim();
    this.#asked = query;
    let answer = { hits: [], more: false };
    if (query) {
      const abort = (this.#abort = new AbortController());
      const address = `search.json?${new URLSearchParams({ q: query })}`;
      try {
        answer = (await ask(address, abort.signal)) ?? answer;
      } catch {
        return;
      }
      if (abort !== this.#abort) return;
    }
    this.#take(answer, still);
  }

  #take({ hits, more }, still) {
    const kept = Math.min(this.#now, hits.length - 1);
    this.#hits = hits;
    this.#more = more;
    this.#now = -1;
    this.#list();
    if (still) {
      this.#now = kept;
      this.#tell();
    } else if (hits.length) {
      const first = hits.findIndex((hit) => hit.page >= this.desk.current);
      this.#go(Math.max(first, 0));
    } else this.#tell();
  }

  #go(nth) {
    this.#now = nth;
    const hit = this.#hits[nth];
    const { visible } = this.desk;
    const box = hit.boxes[0];
    if (!visible.includes(hit.page) || !this.#inView(hit.page, box)) this.desk.goTo(hit.page, box);
    this.#tell();
    say(`${this.#count()}, page ${hit.label}: ${hit.before}${hit.match}${hit.after}`);
  }

  #inView(index, box) {
    const paper = this.desk.leaf(index).paper.getBoundingClientRect();
    const view = this.desk.element.getBoundingClientRect();
    const { scale } = this.desk;
    return paper.top + box[1] * scale >= view.top && paper.top + box[3] * scale <= view.bottom
      && paper.left + box[0] * scale >= view.left && paper.left + box[2] * scale <= view.right;
  }

  #count() {
    const all = `${this.#hits.length}${this.#more ? "+" : ""}`;
    if (!this.#hits.length) return "none";
    return this.#now < 0 ? all : `${this.#now + 1} of ${all}`;
  }

  #tell() {
    at("told").textContent = this.#asked ? this.#count() : "";
    at("hit-back").disabled = at("hit-on").disabled = !this.#hits.length;
    const hits = new Map();
    for (const [nth, hit] of this.#hits.entries()) {
      if (!hits.has(hit.page)) hits.set(hit.page, []);
      hits.get(hit.page).push({ boxes: hit.boxes, current: nth === this.#now });
    }
    this.overlays.hits = hits;
    this.overlays.draw();
    for (const [nth, button] of at("found").querySelectorAll("button").entries()) {
      if (nth === this.#now) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      if (nth === this.#now && this.panel.shown) button.scrollIntoView({ block: "nearest" });
    }
  }

  #list() {
    const words = this.#asked ? "Nothing found." : "Type / to search the text of all pages.";
    const items = this.#hits.map((hit, nth) => make("li", {},
      make("button", { type: "button", "data-nth": nth },
        make("span", { class: "folio" }, hit.label),
        make("span", { class: "context" }, hit.before, make("mark", {}, hit.match), hit.after))));
    if (this.#more) items.push(make("li", { class: "none" }, "There are more."));
    at("found").replaceChildren(items.length ? make("ol", { class: "hits" }, ...items) : make("p", { class: "none" }, words));
  }

  #choose(event) {
    const button = event.target.closest("button");
    if (!button) return;
    this.#go(Number(button.dataset.nth));
    this.panel.chosen();
  }
}
