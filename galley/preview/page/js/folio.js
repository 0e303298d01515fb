// The field with the folios in view, and going to another.

import { at } from "./dom.js";
import { say } from "./say.js";

/** Keep the field as the view is, and let it be written in. */
export function watchFolio({ book, desk }) {
  const field = at("folio");

  function tell() {
    const labels = desk.spread.map((index) => book.pages[index].label);
    at("extent").textContent = book.pages.length ? `of ${book.pages.length}` : "";
    at("extent").title = `${book.pages.length} pages with the cover`;
    if (document.activeElement !== field) field.value = labels.join("–");
    field.size = Math.max(7, Math.min(16, field.value.length));
  }

  function go() {
    const index = book.labelled(field.value.split("–")[0]) ?? book.indexOf(field.value.trim(), 1);
    field.setAttribute("aria-invalid", String(index === null));
    if (index === null) {
      say(`There is no page ${field.value}.`);
      return field.select();
    }
    desk.goTo(index);
    desk.element.focus({ preventScroll: true });
  }

  function leave() {
    field.setAttribute("aria-invalid", "false");
    tell();
  }

  at("folio-form").addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  field.addEventListener("focus", () => field.select());
  field.addEventListener("blur", leave);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    desk.element.focus({ preventScroll: true });
  });
  at("back").addEventListener("click", () => desk.turn(-1));
  at("on").addEventListener("click", () => desk.turn(1));
  desk.addEventListener("view", tell);
  book.addEventListener("book", tell);
}
