// What is kept over a reload: place, size, panel, overlays.

const NAME = `galley preview ${location.pathname}`;

/** Give what was kept in this tab, or an empty value. */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

/** Keep a value. */
export function keep(value) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: a reload begins anew.
  }
}
