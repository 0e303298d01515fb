// The keys, each with what it does; the help sheet lists them from here.

const PLAIN = new Set(["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "Escape"]);

/** All keys: [group, keys, words, what is done]. A key is that of a KeyboardEvent. */
export function commands({ desk, zoom, search, panel, overlays, where, help, toFolio, toChanged, escape }) {
  const last = () => desk.leaves.length - 1;
  const overlay = (name) => () => overlays.toggle(name);
  return [
    ["Pages", ["ArrowLeft"], "previous spread", () => desk.turn(-1)],
    ["Pages", ["ArrowRight"], "next spread", () => desk.turn(1)],
    ["Pages", ["PageUp"], "back by what is in view", () => desk.advance(-1)],
    ["Pages", ["PageDown"], "on by what is in view", () => desk.advance(1)],
    ["Pages", ["Home"], "front cover", () => desk.goTo(0)],
    ["Pages", ["End"], "back cover", () => desk.goTo(last())],
    ["Pages", ["g"], "go to a folio", toFolio],
    ["Pages", ["/"], "search; Enter and Shift+Enter for the next and previous hit", () => search.begin()],
    ["Size", ["+", "="], "larger", () => zoom.step(1)],
    ["Size", ["-"], "smaller", () => zoom.step(-1)],
    ["Size", ["0"], "fit the spread", () => zoom.fit("spread")],
    ["Size", ["w"], "fit the width", () => zoom.fit("width")],
    ["Size", ["1"], "100 %", () => zoom.set(100)],
    ["Size", ["s"], "single pages, or spreads", () => zoom.setSingle(!desk.single)],
    ["Show on the pages", ["l"], "lines of the grid", overlay("grid")],
    ["Show on the pages", ["m"], "margins and text block", overlay("area")],
    ["Show on the pages", ["n"], "notes, each joined to its call", overlay("notes")],
    ["Show on the pages", ["t"], "turns of the printed pages", overlay("turns")],
    ["Show on the pages", ["c"], "pages changed since the last look; off: they are seen", overlay("changed")],
    ["Show on the pages", ["C"], "go to the next page that changed", toChanged],
    ["Source", ["j"], "mark the next paragraph or note", () => where.next(1)],
    ["Source", ["k"], "mark the one before", () => where.next(-1)],
    ["Source", ["e"], "open the marked line in the editor", () => where.edit()],
    ["Source", ["y"], "copy its file and line", () => where.copy()],
    ["Panel", ["o"], "contents", () => panel.toggle("contents")],
    ["Panel", ["p"], "problems", () => panel.toggle("problems")],
    ["Panel", ["f"], "what was found", () => panel.toggle("found")],
    ["Panel", ["?"], "this sheet", () => help.open()],
    ["Panel", ["Escape"], "close, unmark, end the search", escape],
  ];
}

/** Let keys do what they are for, except where something is being written. */
export function listen(list, letters) {
  const done = new Map(list.flatMap(([, keys, , act]) => keys.map((key) => [key, act])));
  addEventListener("keydown", (event) => {
    const act = done.get(event.key);
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!PLAIN.has(event.key) && !letters()) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    if (event.target.closest("[role=tab]") && event.key.startsWith("Arrow")) return;
    event.preventDefault();
    act();
  });
}
