// The state of the book: being set, good, or stale; and the end of the preview.

import { at, show } from "./dom.js";
import { say } from "./say.js";

/** Keep the title, the bands and the state as the book has them. */
export function tellState({ book, panel }) {
  let before = "";
  at("stale-button").addEventListener("click", () => panel.open("problems"));
  book.addEventListener("book", () => {
    const { issue, title, lang, state, progress, seconds, version } = book.told;
    const root = document.documentElement;
    root.dataset.state = state;
    root.dataset.version = version;
    at("desk").lang = lang;
    at("title").textContent = title || issue;
    document.title = `${title || issue} – preview`;
    show(at("stale"), state === "stale");
    at("state").textContent = words(state, progress, seconds);
    tellProgress(state, progress);
    if (state !== before && state === "stale") panel.open("problems");
    if (before === "stale" && state !== "stale") say("The manuscript is mended.");
    before = state;
  });
}

/** Tell that the server is gone, or there again. */
export function tellClosed(closed) {
  show(at("closed"), closed);
  document.documentElement.toggleAttribute("data-closed", closed);
}

function words(state, progress, seconds) {
  if (state === "stale") return "Stale";
  if (state === "setting") return progress?.total ? `Setting ${progress.done} of ${progress.total}` : "Setting …";
  return !seconds ? "Up to date" : `Up to date, in ${seconds.toFixed(2)} s`;
}

function tellProgress(state, progress) {
  const bar = at("progress");
  show(bar, state === "setting");
  bar.style.setProperty("--done", progress?.total ? progress.done / progress.total : 0.1);
}
