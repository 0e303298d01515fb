// The diagnostics of the manuscript, beside the pages.

import { at, icon, make, show } from "./dom.js";
import { editable } from "./links.js";
import { say } from "./say.js";

/** Keep the list and the count as the book has them. */
export function listProblems({ book, desk, where, panel }) {
  let last = null;

  book.addEventListener("book", () => {
    const { diagnostics } = book;
    const now = JSON.stringify(diagnostics);
    if (now === last) return;
    at("problems").replaceChildren(...(diagnostics.length ? [make("ol", { class: "problems" }, ...diagnostics.map(problem))] : [make("p", { class: "none" }, "No problems.")]));
    tellCount(diagnostics);
    if (last !== null) say(summary(diagnostics));
    last = now;
  });

  function problem(told) {
    const { severity, code, message, hint, path, line, column, page } = told;
    const place = [path, line, column].filter((part) => part != null && part !== "").join(":");
    const address = editable(told.edit);
    return make("li", { class: severity, "data-code": code },
      make("p", { class: "message" }, icon(severity === "error" ? "error" : "problem"), make("strong", {}, severity), ` ${message}`),
      hint ? make("p", { class: "hint" }, hint) : null,
      make("p", { class: "place" }, make("code", {}, `[${code}]`), " ",
        place ? (address ? make("a", { href: address, class: "edit" }, place) : make("span", {}, place)) : null),
      page == null ? null : toPage(told));
  }

  function toPage({ page, path, line }) {
    const label = book.pages[page]?.label;
    if (label === undefined) return null;
    const button = make("button", { type: "button", class: "to-page" }, `Show page ${label}`);
    button.addEventListener("click", async () => {
      desk.goTo(page);
      panel.chosen();
      const piece = /([^/]+)\.md$/.exec(path ?? "")?.[1];
      if (piece && line) await where.goTo(piece, line);
    });
    return button;
  }
}

function tellCount(diagnostics) {
  at("problem-count").textContent = diagnostics.length;
  const button = at("problems-button");
  button.classList.toggle("some", diagnostics.length > 0);
  button.title = `Problems (p): ${summary(diagnostics)}`;
  show(at("problem-count"), true);
}

function summary(diagnostics) {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  return `${count(errors, "error")}, ${count(warnings, "warning")}.`;
}

function count(number, name) {
  return `${number === 0 ? "no" : number} ${name}${number === 1 ? "" : "s"}`;
}
