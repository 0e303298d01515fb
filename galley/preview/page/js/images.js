// Gets pictures of pages: those in view first, few at once, each decoded before it is shown.

import { imageAddress } from "./ask.js";

const AT_ONCE = 4;

/** Gets pictures for leaves; fires `shown` (detail: the leaf) and `gone` (no such picture). */
export class Images extends EventTarget {
  #wanted = [];
  #scale = 1;
  #under = 0;

  /** Get pictures of these leaves, the first of them first, in pixels a point. */
  want(leaves, scale) {
    this.#wanted = leaves;
    this.#scale = scale;
    this.#next();
  }

  #next() {
    for (const leaf of this.#wanted) {
      if (this.#under >= AT_ONCE) return;
      if (leaf.wants(this.#scale)) this.#get(leaf, { image: leaf.page.image, scale: this.#scale });
    }
  }

  async #get(leaf, job) {
    leaf.loading = job;
    this.#under += 1;
    const picture = new Image();
    picture.alt = "";
    picture.draggable = false;
    picture.src = imageAddress(job.image, job.scale);
    let failed = false;
    try {
      await picture.decode();
    } catch {
      failed = true;
    }
    this.#under -= 1;
    if (leaf.loading === job) this.#end(leaf, job, failed ? null : picture);
    this.#next();
  }

  #end(leaf, job, picture) {
    leaf.loading = null;
    if (picture) {
      leaf.lay(picture, job);
      this.dispatchEvent(new CustomEvent("shown", { detail: leaf }));
    } else {
      // Not asked for again until the book or the view has changed.
      this.#wanted = this.#wanted.filter((other) => other !== leaf);
      if (leaf.page.image === job.image) this.dispatchEvent(new Event("gone"));
    }
  }
}
