// The part of the address after `#`: a piece and line, a piece, or a folio.

const PLACE = /^([a-z][a-z0-9-]*):(\d{1,7})$/;

/** Read it: { piece, line }, { name } (a piece or a folio), or null. */
export function read() {
  let words = "";
  try {
    words = decodeURIComponent(location.hash.slice(1)).trim();
  } catch {
    return null;
  }
  const place = PLACE.exec(words);
  if (place) return { piece: place[1], line: Number(place[2]) };
  return words ? { name: words } : null;
}

/** Write it without leaving the page; an empty text takes it away. */
export function write(words) {
  const hash = words ? `#${words}` : location.pathname + location.search;
  history.replaceState(history.state, "", hash);
}
