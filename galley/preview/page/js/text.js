// The text that lies over a page's picture: to select, to copy, to be read aloud.

import { make } from "./dom.js";

const SIZE = 0.86; // the type size as a share of a run's height
const SLACK = 1; // pt that a run may stand out of its block

const pen = document.createElement("canvas").getContext("2d");

/** Make the text of a layer: a paragraph for each block, each run where it stands, in pt. */
export function textOf(layer) {
  const text = make("div", { class: "text" });
  let last = null;
  let block = null;
  for (const run of layer.text) {
    const owner = blockAt(layer.blocks, run[1] + run[3] / 2, run[2] + run[4] / 2);
    if (!block || owner !== last) {
      block = make("p", owner?.what === "heading" ? { role: "heading", "aria-level": 2 } : {});
      text.append(block);
      last = owner;
    }
    block.append(spanOf(run), " ");
  }
  return text;
}

/** Give the smallest block of a layer that a point (pt) lies in, or null. */
export function blockAt(blocks, x, y) {
  let best = null;
  let least = Infinity;
  for (const block of blocks) {
    const [left, top, right, bottom] = block.box;
    const inside = x >= left - SLACK && x <= right + SLACK && y >= top - SLACK && y <= bottom + SLACK;
    const size = (right - left) * (bottom - top);
    if (inside && size < least) [best, least] = [block, size];
  }
  return best;
}

function spanOf([words, left, top, width, height]) {
  const size = height * SIZE;
  const span = make("span", {}, words);
  pen.font = `${size}px serif`;
  const natural = pen.measureText(words).width;
  const { style } = span;
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.fontSize = `${size}px`;
  style.lineHeight = `${height}px`;
  if (natural > 0) style.transform = `scaleX(${width / natural})`;
  span.run = { left, right: left + width, top, bottom: top + height, size };
  return span;
}
