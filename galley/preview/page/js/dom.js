// Makes elements, and finds those that stand in index.html.

const SVG = "http://www.w3.org/2000/svg";

/** Give the element of index.html that has this id. */
export function at(id) {
  return document.getElementById(id);
}

/** Make an element; what is no element among its children is put in as text. */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Make an element of a drawing. */
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Make an icon of those drawn in index.html. */
export function icon(name) {
  const use = draw("use", { href: `#i-${name}` });
  return draw("svg", { class: "icon", "aria-hidden": "true" }, use);
}

/** Show or hide an element. */
export function show(element, shown) {
  element.hidden = !shown;
}

/** Tell whether a switch is on, to eyes and to screen readers. */
export function press(button, pressed) {
  button.setAttribute("aria-pressed", String(pressed));
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}
