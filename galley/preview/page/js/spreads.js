// Which pages lie side by side.

/**
 * Put pages into spreads as they are bound: left-hand pages open a spread, right-hand pages
 * close it, and either may stand alone. Gives pairs [verso, recto] of indices or null.
 */
export function bind(pages, single) {
  const spreads = [];
  for (const [index, page] of pages.entries()) {
    const recto = page.side === "recto";
    const last = spreads.at(-1);
    if (single) spreads.push(recto ? [null, index] : [index, null]);
    else if (recto && last && last[1] === null) last[1] = index;
    else spreads.push(recto ? [null, index] : [index, null]);
  }
  return spreads;
}
