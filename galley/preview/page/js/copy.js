// What is copied off the pages: running text, without the lines' ends and their hyphens.

const SOFT = /[\u00ad\u2010]$/; // a hyphen that the page's line end has put there

/** Let copying from the desk give clean text. */
export function cleanCopies(desk) {
  desk.element.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const words = clean(desk.element, selection.getRangeAt(0));
    if (!words) return;
    event.clipboardData.setData("text/plain", words);
    event.preventDefault();
  });
}

function clean(element, range) {
  let told = "";
  let last = null;
  for (const span of element.querySelectorAll(".text span")) {
    const words = range.intersectsNode(span) ? part(span, range) : "";
    if (!words) continue;
    if (last) told = joined(told, last, span);
    told += words;
    last = span;
  }
  return told.trim();
}

function part(span, range) {
  const node = span.firstChild;
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : undefined;
  return node.data.slice(start, end);
}

function joined(told, before, span) {
  if (before.parentNode !== span.parentNode) return `${told.trimEnd()}\n\n`;
  const [a, b] = [before.run, span.run];
  const sameLine = b.left >= a.left && b.top < a.bottom && a.top < b.bottom;
  if (!sameLine && SOFT.test(told)) return told.replace(SOFT, "");
  const apart = !sameLine || b.left - a.right > 0.12 * b.size;
  return apart && !/\s$/.test(told) ? `${told} ` : told;
}
