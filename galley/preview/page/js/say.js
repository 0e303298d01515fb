// Tells screen readers what has happened.

import { at } from "./dom.js";

/** Have it said, even if it is the same as last time. */
export function say(words) {
  at("said").textContent = "";
  requestAnimationFrame(() => { at("said").textContent = words; });
}
