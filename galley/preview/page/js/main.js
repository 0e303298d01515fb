// Puts the preview together.

import { read } from "./address.js";
import { Book } from "./book.js";
import { listContents } from "./contents.js";
import { cleanCopies } from "./copy.js";
import { Desk } from "./desk.js";
import { at } from "./dom.js";
import { watchFolio } from "./folio.js";
import { helpSheet, nameKeys } from "./help.js";
import { Images } from "./images.js";
import { commands, listen } from "./keys.js";
import { Layers } from "./layers.js";
import { follow } from "./live.js";
import { tellWhatIsSeen } from "./looking.js";
import { keep, recall } from "./memory.js";
import { Overlays } from "./overlays.js";
import { Panel } from "./panel.js";
import { listProblems } from "./problems.js";
import { Search } from "./search.js";
import { tellClosed, tellState } from "./status.js";
import { dresser } from "./dressing.js";
import { Where } from "./where.js";
import { Zoom } from "./zoom.js";

const WIDE = matchMedia("(min-width: 80rem)");
const SMALL = matchMedia("(max-width: 48rem)");

const kept = recall();
const book = new Book();
const desk = new Desk(at("desk"), book);
const zoom = new Zoom(desk, book);
const panel = new Panel();
const layers = new Layers();
const images = new Images();
const overlays = new Overlays(desk, book);
const where = new Where(desk, book, layers, overlays);
let opened = false;

zoom.state = kept.zoom ?? { mode: SMALL.matches ? "width" : "spread", percent: 100, single: SMALL.matches };
overlays.on = new Set(kept.overlays ?? []);
at("letters").checked = kept.letters ?? true;
if (kept.panel?.shown ?? WIDE.matches) panel.open(kept.panel?.tab ?? "contents");

book.addEventListener("book", () => {
  overlays.take(kept.seen);
  const anchor = desk.anchor(0);
  desk.rebuild();
  if (book.pages.length && !opened) open();
  else if (anchor) desk.restore(anchor);
  zoom.apply();
  overlays.tell();
});

dresser({ desk, zoom, images, layers, overlays, where });
images.addEventListener("gone", () => book.refresh());
const parts = { book, desk, zoom, panel, overlays, where, search: null };
parts.search = new Search(parts);
listContents(parts);
listProblems(parts);
watchFolio(parts);
tellState(parts);
tellWhatIsSeen(parts);
cleanCopies(desk);

const help = helpSheet();
const list = commands({ ...parts, help, toFolio: () => at("folio").focus(), toChanged, escape });
help.fill(list);
nameKeys();
listen(list, () => at("letters").checked);

for (const [from, name] of [[desk, "scroll"], [zoom, "zoom"], [panel, "panel"], [overlays, "overlays"]]) {
  from.addEventListener(name, soonKeep);
}
addEventListener("pagehide", keepNow);
at("letters").addEventListener("change", soonKeep);
at("skip").addEventListener("click", (event) => {
  event.preventDefault();
  desk.element.focus();
});
desk.element.focus({ preventScroll: true });
follow(book, (closed) => {
  tellClosed(closed);
  if (!closed) zoom.apply(); // asks for what could not be had in between
});
book.refresh();

// The first pages are there: go to the place that was kept, or that the address names.
function open() {
  opened = true;
  zoom.apply();
  desk.goTo(0);
  const same = kept.hash === location.hash && desk.restore(kept.place);
  const place = read();
  if (!place) return;
  if (!same) where.follow();
  else if (place.piece) where.goTo(place.piece, place.line, { still: true });
}

function toChanged() {
  const { changed } = overlays;
  const after = Math.max(...desk.spread);
  const next = changed.find((index) => index > after) ?? changed[0];
  if (next !== undefined) desk.goTo(next);
}

function escape() {
  if (at("query").value) parts.search.clear();
  else if (where.marked) where.clear();
  else if (panel.shown) panel.close();
}

let timer = null;

function soonKeep() {
  clearTimeout(timer);
  timer = setTimeout(keepNow, 200);
}

function keepNow() {
  if (!opened) return;
  keep({
    place: desk.anchor(0.5),
    zoom: zoom.state,
    panel: { shown: panel.shown, tab: panel.tab },
    overlays: [...overlays.on],
    seen: overlays.keeps,
    letters: at("letters").checked,
    hash: location.hash,
  });
}
