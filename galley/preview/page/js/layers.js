// The text and places of pages, by the names that the book gives them: asked for once, few kept.

import { ask } from "./ask.js";

const KEPT = 64;

/** Gives layers of pages. */
export class Layers {
  #kept = new Map();

  /** Give the layer of a name; null where the server has it no longer, or is gone. */
  async of(name) {
    let layer = this.#kept.get(name);
    this.#kept.delete(name);
    layer ??= ask(`layer/${encodeURIComponent(name)}.json`).catch(() => null);
    this.#kept.set(name, layer);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value);
    const told = await layer;
    if (told === null) this.#kept.delete(name);
    return told;
  }
}
