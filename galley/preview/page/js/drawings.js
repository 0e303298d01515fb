// What each overlay looks like, in pt from the upper left of the page.

import { draw } from "./dom.js";

const MM = 72 / 25.4;

/** Rectangles around boxes, larger by a little. */
export function boxesOf(boxes, by) {
  return boxes.map(([left, top, right, bottom]) =>
    draw("rect", { x: left - by, y: top - by, width: right - left + 2 * by, height: bottom - top + 2 * by, rx: 1 }));
}

/** The lines that the type stands on, across the page, down to the foot of the text block. */
export function gridOf({ grid, area }, page) {
  if (!grid || !(grid.step > 0)) return [];
  const lines = [];
  for (let y = grid.first; y <= area[3] + 0.5; y += grid.step) lines.push(`M0 ${y.toFixed(2)}H${page.width}`);
  return [draw("path", { d: lines.join("") })];
}

/** The text block, and the margins with their measures in mm. */
export function areaOf({ area }, { width, height }) {
  if (!area) return [];
  const [left, top, right, bottom] = area;
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  return [
    draw("path", { class: "edge", d: `M${left} 0V${height}M${right} 0V${height}M0 ${top}H${width}M0 ${bottom}H${width}` }),
    ...boxesOf([area], 0),
    words(across, top / 2, millimetres(top)),
    words(across, (bottom + height) / 2, millimetres(height - bottom)),
    words(left / 2, down, millimetres(left)),
    words((right + width) / 2, down, millimetres(width - right)),
  ];
}

/** Each note's call and body, joined by a line. */
export function notesOf({ notes }) {
  return notes.flatMap(({ number, call, body }) => {
    const [x, y] = [(call[0] + call[2]) / 2, call[3] + 1];
    const [toX, toY] = [body[0] - 1, (body[1] + Math.min(body[3], body[1] + 12)) / 2];
    const name = draw("title", {}, number ? `Note ${number}` : "Author's note");
    return [
      ...boxesOf([call], 1),
      draw("rect", { class: "body", x: toX, y: body[1] + 1, width: body[2] - toX + 1, height: body[3] - body[1] - 2 }),
      draw("path", { class: "bar", d: `M${toX - 1} ${body[1] + 1}V${body[3] - 1}` }),
      draw("path", { d: `M${x} ${y}L${toX - 1} ${toY}` }),
      draw("circle", { cx: toX - 1, cy: toY, r: 1.8 }, name),
    ];
  });
}

/** Where the printed pages turned: a hook at the place, the folio in the outer margin. */
export function turnsOf({ turns, area }, { side, width }) {
  return turns.flatMap(({ folio, box: [left, top, , bottom] }) => {
    const outer = side === "recto" ? width - 30 : 30;
    const edge = side === "recto" ? area[2] : area[0];
    const middle = (top + bottom) / 2;
    return [
      draw("path", { d: `M${left} ${top - 1}V${bottom + 1}M${left} ${bottom + 1}H${edge}V${middle}H${outer - (side === "recto" ? 10 : -10)}` }),
      words(outer + (side === "recto" ? 4 : -4), middle, folio),
    ];
  });
}

/** A page that changed: a frame, and the word in its head. */
export function changedOf({ side, width, height }) {
  const x = side === "recto" ? width - 36 : 36;
  return [
    draw("rect", { x: 1.5, y: 1.5, width: width - 3, height: height - 3 }),
    draw("path", { class: "flag", d: `M${x - 24} 0h48v13h-48z` }),
    words(x, 6.8, "changed"),
  ];
}

function words(x, y, text) {
  return draw("text", { x, y }, text);
}

function millimetres(points) {
  return `${(points / MM).toFixed(1).replace(/\.0$/, "")} mm`;
}
