// The panel at the side, and its tabs.

import { at, show } from "./dom.js";

const TABS = ["contents", "problems", "found"];
const NARROW = matchMedia("(max-width: 48rem)");

/** The panel: open or not, at one of its tabs. Fires `panel` when that changes. */
export class Panel extends EventTarget {
  tab = "contents";

  constructor() {
    super();
    at("panel-button").addEventListener("click", () => this.toggle("contents"));
    at("problems-button").addEventListener("click", () => this.toggle("problems"));
    at("panel-close").addEventListener("click", () => this.close());
    for (const [nth, tab] of TABS.entries()) {
      const button = at(`tab-${tab}`);
      button.addEventListener("click", () => this.open(tab));
      button.addEventListener("keydown", (event) => this.#arrow(event, nth));
    }
    this.#tell();
  }

  get shown() { return !at("panel").hidden; }

  /** Open at a tab. */
  open(tab = this.tab) {
    this.tab = tab;
    show(at("panel"), true);
    this.#tell();
  }

  /** Close, and give the pages the keyboard if the panel had it. */
  close() {
    const inside = at("panel").contains(document.activeElement);
    show(at("panel"), false);
    if (inside) at("desk").focus({ preventScroll: true });
    this.#tell();
  }

  /** Open at a tab, or close if it is there. */
  toggle(tab) {
    if (this.shown && this.tab === tab) return this.close();
    this.open(tab);
    at(`tab-${tab}`).focus();
  }

  /** On a narrow window the panel covers the pages: close it once something is chosen. */
  chosen() {
    if (NARROW.matches) this.close();
  }

  #arrow(event, nth) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const tab = TABS[(nth + step + TABS.length) % TABS.length];
    this.open(tab);
    at(`tab-${tab}`).focus();
  }

  #tell() {
    for (const tab of TABS) {
      const chosen = tab === this.tab;
      at(`tab-${tab}`).setAttribute("aria-selected", String(chosen));
      at(`tab-${tab}`).tabIndex = chosen ? 0 : -1;
      show(at(tab), chosen);
    }
    const open = (tab) => String(this.shown && this.tab === tab);
    at("panel-button").setAttribute("aria-expanded", open("contents"));
    at("problems-button").setAttribute("aria-expanded", open("problems"));
    this.dispatchEvent(new Event("panel"));
  }
}
