// Asks the server. All addresses are beside that of the page, under its token.

/** Ask for a value; null where there is none (404). Throws where the server is gone. */
export async function ask(address, signal) {
  const answer = await fetch(address, { signal });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Give the address of a page's image at a scale in pixels a point. */
export function imageAddress(image, scale) {
  return `image/${encodeURIComponent(image)}.png?scale=${scale}`;
}

/** Tell which pages are looked at, so that they are set and drawn first. */
export async function tellLooking(pages, scale) {
  const body = JSON.stringify({ pages, scale });
  const headers = { "Content-Type": "application/json" };
  await fetch("looking", { method: "POST", headers, body, keepalive: true });
}
