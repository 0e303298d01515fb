// Gives pages near the view their pictures, those in view their text, and takes both from far ones.

import { textOf } from "./text.js";

const PAUSE = 120; // ms of rest in zooming before pictures are asked at the new size

/** Keep pages dressed, whatever moves or changes. */
export function dresser({ desk, zoom, images, layers, overlays, where }) {
  let density = null;
  let timer = null;

  function see() {
    for (const leaf of desk.far) leaf.drop();
    images.want(desk.near, (density ??= zoom.density));
    for (const index of desk.visible) dress(desk.leaf(index));
  }

  function sized() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      density = zoom.density;
      see();
    }, density === null ? 0 : PAUSE);
  }

  async function dress(leaf) {
    const { image, layer: name } = leaf.page;
    const fit = () => leaf.shown?.image === image && leaf.page.layer === name && !leaf.dressed;
    if (!name || !fit()) return;
    const layer = await layers.of(name);
    if (!layer || !fit()) return;
    leaf.dress(name, layer, textOf(layer));
    overlays.drawOn(leaf);
    where.refresh(leaf);
  }

  desk.addEventListener("view", see);
  zoom.addEventListener("zoom", sized);
  images.addEventListener("shown", ({ detail: leaf }) => {
    if (desk.visible.includes(leaf.index)) dress(leaf);
    overlays.drawOn(leaf);
  });
}
