// How large the pages are: to fit the spread, its width, or at a size by steps.

import { at, press } from "./dom.js";

const WHOLE = 96 / 72; // CSS pixels a point at 100 %
const STEPS = [25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400];
const [LEAST, MOST] = [0.2, 8]; // pixels a point that the server draws
const EDGE = 20; // px at either side

/** The size of the pages; fires `zoom` when it has changed. */
export class Zoom extends EventTarget {
  mode = "spread"; // or "width", or "steps"
  #percent = 100;

  constructor(desk, book) {
    super();
    this.desk = desk;
    this.book = book;
    at("smaller").addEventListener("click", () => this.step(-1));
    at("larger").addEventListener("click", () => this.step(1));
    at("fit-spread").addEventListener("click", () => this.fit("spread"));
    at("fit-width").addEventListener("click", () => this.fit("width"));
    at("single").addEventListener("click", () => this.setSingle(!desk.single));
    new ResizeObserver(() => this.apply()).observe(desk.element);
    this.#watchDensity();
  }

  /** Device pixels a point: what pictures are asked at. */
  get density() {
    const exact = this.desk.scale * devicePixelRatio;
    return Math.round(Math.min(Math.max(exact, LEAST), MOST) * 1e4) / 1e4;
  }

  /** Keep fitting the spread or its width to the view. */
  fit(mode) {
    this.mode = mode;
    const { current, visible } = this.desk;
    this.apply();
    if (mode === "spread" && visible.length) this.desk.goTo(current);
  }

  /** Go up or down by a step from the size there is. */
  step(by) {
    const now = Math.round((100 * this.desk.scale) / WHOLE);
    const next = by > 0 ? STEPS.find((step) => step > now) : STEPS.findLast((step) => step < now);
    if (next) this.set(next);
  }

  /** Set the size in percent. */
  set(percent) {
    this.mode = "steps";
    this.#percent = percent;
    this.apply();
  }

  /** Show single pages, or spreads. */
  setSingle(single) {
    const { desk } = this;
    const anchor = desk.anchor(0.5);
    desk.single = single;
    desk.rebuild();
    desk.resize(this.#scale());
    desk.restore(anchor);
    if (this.mode === "spread") desk.goTo(desk.current);
    this.#tell();
  }

  /** What has to be kept over a reload. */
  get state() { return { mode: this.mode, percent: this.#percent, single: this.desk.single }; }

  /** Take up what was kept. */
  set state({ mode, percent, single }) {
    this.mode = mode;
    this.#percent = percent;
    this.desk.single = single;
  }

  /** Size the pages to the view as it now is, and keep the middle where it was. */
  apply() {
    const { desk } = this;
    if (!this.book.pages.length) return;
    const scale = this.#scale();
    if (scale !== desk.scale) {
      const anchor = desk.anchor(0.5);
      desk.resize(scale);
      desk.restore(anchor);
      if (this.mode === "spread") desk.goTo(desk.current);
    } else desk.update();
    this.#tell();
  }

  #tell() {
    at("percent").textContent = `${Math.round((100 * this.desk.scale) / WHOLE)} %`;
    press(at("fit-spread"), this.mode === "spread");
    press(at("fit-width"), this.mode === "width");
    press(at("single"), this.desk.single);
    this.dispatchEvent(new Event("zoom"));
  }

  #scale() {
    const { desk } = this;
    if (this.mode === "steps") return (this.#percent / 100) * WHOLE;
    const wide = Math.max(...this.book.pages.map((page) => page.width)) * (desk.single ? 1 : 2);
    const high = Math.max(...this.book.pages.map((page) => page.height));
    const { clientWidth, clientHeight } = desk.element;
    const frame = desk.element.querySelector(".spread");
    const extra = frame ? frame.offsetHeight - frame.querySelector(".paper").offsetHeight : 0;
    const across = (clientWidth - 2 * EDGE) / wide;
    const down = (clientHeight - extra) / high;
    const scale = this.mode === "width" ? across : Math.min(across, down);
    return Math.max(Math.floor(scale * 1000) / 1000, LEAST);
  }

  #watchDensity() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", () => {
      this.#watchDensity();
      this.apply();
    }, { once: true });
  }
}
