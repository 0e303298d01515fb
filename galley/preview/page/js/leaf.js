// One page on the desk: its paper, the image on it, and what lies over that.

import { draw, make } from "./dom.js";

const BLANK = "This page is blank.";
const SETTING = "This page is being set.";

/** A page of the book. `page` is what book.json says of it, `index` its place there. */
export class Leaf {
  page = null;
  index = -1;
  shown = null; // { image, scale } of the picture that is on the paper
  loading = null; // the same of the one that is on its way
  layer = null; // the page's text and places, once they are there
  #picture = null;
  #dressed = null;

  constructor() {
    this.said = make("p", { class: "said" });
    this.text = make("div", { class: "text" });
    this.over = draw("svg", { class: "over", "aria-hidden": "true" });
    this.paper = make("div", { class: "paper" }, this.said, this.text, this.over);
    this.caption = make("p", { class: "caption", "aria-hidden": "true" });
    this.element = make("div", { class: "leaf", role: "group" }, this.paper, this.caption);
  }

  /** Take what the book says of the page now. */
  take(page, index) {
    this.page = page;
    this.index = index;
    const { element, over } = this;
    element.style.setProperty("--w", page.width);
    element.style.setProperty("--h", page.height);
    over.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    const words = `${page.label}${page.blank ? " · blank" : ""}`;
    if (this.caption.textContent !== words) this.caption.textContent = words;
    element.setAttribute("aria-label", `Page ${page.label}, ${page.side === "verso" ? "left" : "right"}`);
    Object.assign(element.dataset, { label: page.label, part: page.part, page: page.page, side: page.side, index });
    element.classList.toggle("blank", page.blank);
    element.classList.toggle("unset", !page.blank && !page.image);
    this.said.textContent = page.blank ? BLANK : page.image ? "" : SETTING;
    if (page.blank) this.drop();
    this.#tell();
  }

  /** Tell whether another picture is wanted than the one that is shown or on its way. */
  wants(scale) {
    const { image } = this.page;
    const there = this.loading ?? this.shown;
    return image !== null && !(there && there.image === image && there.scale === scale);
  }

  /** Lay a decoded picture on the paper, in place of the one before it. */
  lay(picture, { image, scale }) {
    picture.style.setProperty("--iw", picture.naturalWidth / scale);
    picture.style.setProperty("--ih", picture.naturalHeight / scale);
    if (this.#picture) this.#picture.replaceWith(picture);
    else this.paper.prepend(picture);
    this.#picture = picture;
    this.shown = { image, scale };
    this.element.dataset.image = image;
    this.#tell();
  }

  /** Take the picture and all over it away, to free what they hold. */
  drop() {
    this.#picture?.remove();
    this.#picture = null;
    this.shown = this.loading = null;
    delete this.element.dataset.image;
    this.#dressed = this.layer = null;
    this.text.replaceChildren();
    this.over.replaceChildren();
    this.#tell();
  }

  /** Tell whether the text and places of the page as it is now are there. */
  get dressed() {
    return this.#dressed !== null && this.#dressed === this.page.layer;
  }

  /** Keep the text and places of the page, by their name; `text` is the element of the text. */
  dress(name, layer, text) {
    this.#dressed = name;
    this.layer = layer;
    this.text.replaceWith(text);
    this.text = text;
    this.#tell();
  }

  /** Give the point of the page, in pt from its upper left, that lies at a place of the window. */
  point(x, y) {
    const box = this.paper.getBoundingClientRect();
    const scale = this.page.width / box.width;
    return [(x - box.left) * scale, (y - box.top) * scale];
  }

  // Whether the page is on screen as the book has it, with its text.
  #tell() {
    const { page, shown, element } = this;
    element.toggleAttribute("data-whole", page.blank || (shown?.image === page.image && this.dressed));
  }
}
