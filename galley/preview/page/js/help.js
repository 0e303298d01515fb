// The sheet that lists all keys.

import { at, make } from "./dom.js";

const NAMES = { ArrowLeft: "←", ArrowRight: "→", PageUp: "Page Up", PageDown: "Page Down", Escape: "Esc", "-": "−" };

/** Give the sheet; it is filled from the list of keys. */
export function helpSheet() {
  const sheet = at("help");
  at("help-button").addEventListener("click", () => sheet.showModal());
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
  return {
    open: () => sheet.showModal(),
    fill: (list) => at("help-keys").replaceChildren(...groups(list)),
  };
}

/** Give each button that has a key its name and key as a tip, and tell the key to screen readers. */
export function nameKeys() {
  for (const button of document.querySelectorAll("[data-key]")) {
    const { key } = button.dataset;
    const words = [...button.querySelectorAll(".label, .unseen")].map((part) => part.textContent).join(" ");
    button.title = `${words} (${NAMES[key] ?? key})`;
    button.setAttribute("aria-keyshortcuts", key);
  }
}

function groups(list) {
  const names = [...new Set(list.map(([group]) => group))];
  return names.map((name) => make("section", {}, make("h3", {}, name), make("dl", {},
    ...list.filter(([group]) => group === name).flatMap(([, keys, words]) => [
      make("dt", {}, make("kbd", {}, NAMES[keys[0]] ?? keys[0])),
      make("dd", {}, words),
    ]))));
}
