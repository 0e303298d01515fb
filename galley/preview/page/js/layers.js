// The text and places of pages, by the digest of their look: asked for once, few kept.

import { ask } from "./ask.js";

const KEPT = 64;

/** Gives layers of pages. */
export class Layers {
  #kept = new Map();

  /** Give the layer of a look; null where the server has it no longer, or is gone. */
  async of(image) {
    let layer = this.#kept.get(image);
    this.#kept.delete(image);
    layer ??= ask(`layer/${encodeURIComponent(image)}.json`).catch(() => null);
    this.#kept.set(image, layer);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value);
    const told = await layer;
    if (told === null) this.#kept.delete(image);
    return told;
  }
}
