// Links that open an editor.

const REFUSED = new Set(["javascript:", "data:", "blob:"]);

/** Give the address if it may be a link, else null. */
export function editable(address) {
  if (!address) return null;
  try {
    return REFUSED.has(new URL(address).protocol) ? null : address;
  } catch {
    return null;
  }
}
