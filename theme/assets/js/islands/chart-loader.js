// uPlot is fetched only by a page that has a chart to explore: <div data-plot data-module="…">.
// The server-drawn picture inside stays when the script cannot run.
import { each } from "./each.js";

each("[data-plot]", async (box) => {
  try {
    const { draw } = await import(box.dataset.module);
    draw(box);
  } catch {
    box.dataset.plot = "off";
  }
});
