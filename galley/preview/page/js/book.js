// The book as the server last told it.

import { ask } from "./ask.js";

const NOTHING = { version: null, issue: "", title: "", lang: "en", state: "setting", progress: null, seconds: null, pages: [], contents: [], diagnostics: [] };

/** The book; fires `book` whenever it has changed. */
export class Book extends EventTarget {
  told = NOTHING;
  #asking = false;
  #again = false;
  #indices = new Map();
  #labels = new Map();

  get version() { return this.told.version; }
  get pages() { return this.told.pages; }
  get contents() { return this.told.contents; }
  get diagnostics() { return this.told.diagnostics; }

  /** Ask for the book; once more if this is called again while it is on its way. */
  async refresh() {
    this.#again = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#again) {
        this.#again = false;
        this.#take(await ask("book.json"));
      }
    } catch {
      // The server is gone, which the stream of events tells.
    } finally {
      this.#asking = false;
    }
  }

  /** Give the index of a part's page; of its last page, if it has fewer; or null. */
  indexOf(part, page) {
    for (let number = page; number > 0; number -= 1) {
      const index = this.#indices.get(`${part}/${number}`);
      if (index !== undefined) return index;
    }
    return null;
  }

  /** Give the index of the page that is so labelled, or null. */
  labelled(label) {
    return this.#labels.get(label.trim().toLowerCase()) ?? null;
  }

  /** Give the entry of the contents that a page belongs to, or null. */
  entryOf(index) {
    const part = this.pages[index]?.part;
    const own = this.contents.find((entry) => entry.part === part);
    return own ?? this.contents.findLast((entry) => entry.at <= index) ?? null;
  }

  #take(told) {
    if (!told || told.version === this.version) return;
    this.told = told;
    this.#indices = new Map(told.pages.map((page, index) => [`${page.part}/${page.page}`, index]));
    this.#labels = new Map(told.pages.map((page, index) => [page.label.toLowerCase(), index]));
    this.dispatchEvent(new Event("book"));
  }
}
