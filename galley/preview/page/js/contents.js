// The list of contents: folios, page counts, and the piece that is in view.

import { at, make } from "./dom.js";

/** Keep the list as the book and the view are. */
export function listContents({ book, desk, overlays, panel }) {
  const list = at("contents");

  function fill() {
    const changed = overlays.changed.map((index) => book.entryOf(index)?.part);
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.part : null;
    const items = book.contents.map((entry) => make("li", {}, link(entry, changed.filter((part) => part === entry.part).length)));
    list.replaceChildren(make("ol", { class: "entries" }, ...items));
    if (focused) list.querySelector(`[data-part="${CSS.escape(focused)}"]`)?.focus();
    follow();
  }

  function follow() {
    const entry = book.entryOf(desk.spread.at(-1));
    for (const element of list.querySelectorAll("a")) {
      const here = element.dataset.part === entry?.part;
      if (here === element.hasAttribute("aria-current")) continue;
      if (!here) element.removeAttribute("aria-current");
      else {
        element.setAttribute("aria-current", "true");
        if (panel.shown) element.scrollIntoView({ block: "nearest" });
      }
    }
  }

  list.addEventListener("click", (event) => {
    const element = event.target.closest("a");
    if (!element) return;
    event.preventDefault();
    const entry = book.contents.find((other) => other.part === element.dataset.part);
    if (!entry) return;
    desk.goTo(entry.at);
    panel.chosen();
  });
  book.addEventListener("book", fill);
  overlays.addEventListener("overlays", fill);
  desk.addEventListener("view", follow);
}

function link(entry, changed) {
  return make("a", { href: `#${entry.part}`, "data-part": entry.part, title: entry.title, class: entry.authors || entry.kind === "article" ? "piece" : "leaves" },
    make("span", { class: "name" }, entry.title),
    make("span", { class: "folios" }, make("span", { class: "unseen" }, "pages "), folios(entry)),
    make("span", { class: "by" }, entry.authors ?? ""),
    make("span", { class: "pages" }, `${entry.pages} ${entry.pages === 1 ? "page" : "pages"}`, changed ? `, ${changed} changed` : ""));
}

// The first and last folio; a word that both have is told once.
function folios({ first, last }) {
  if (!first || first === last) return first ?? "";
  const [, word, number] = /^(.*?)(\w+)$/.exec(last) ?? [];
  return `${first}–${word && first.startsWith(word) ? number : last}`;
}
