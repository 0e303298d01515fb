// Tells the server what is looked at, so that it is set and drawn first.

import { tellLooking } from "./ask.js";

const PAUSE = 150; // ms of rest in moving

/** Tell it whenever other pages are in view, or at another size. */
export function tellWhatIsSeen({ desk, zoom }) {
  let timer = null;
  let last = "";

  function tell() {
    const pages = desk.visible;
    const now = JSON.stringify([pages, zoom.density]);
    if (now === last || !pages.length || document.hidden) return;
    last = now;
    tellLooking(pages, zoom.density).catch(() => { last = ""; });
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE);
  }

  desk.addEventListener("view", soon);
  zoom.addEventListener("zoom", soon);
  document.addEventListener("visibilitychange", soon);
}
