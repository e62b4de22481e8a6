// Turns the numbers of a table into a chart one can read with a finger.
// data-plot holds JSON: {"x": [unix seconds], "series": [{"label": "…", "values": [numbers]}]}.
import uPlot from "uplot";

const HEIGHT = 260;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function draw(box) {
  const data = JSON.parse(box.dataset.plot);
  const strokes = ["--tea", "--turmeric", "--clay", "--indigo"].map(colour);
  const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line") } };
  const group = new Intl.NumberFormat(document.documentElement.lang);
  const options = {
    width: box.clientWidth,
    height: HEIGHT,
    series: [
      { value: "{DD}/{MM}/{YYYY}" },
      ...data.series.map((one, index) => ({
        label: one.label,
        stroke: strokes[index % strokes.length],
        width: 2,
        value: (_, value) => (value == null ? "–" : group.format(value)),
      })),
    ],
    axes: [
      { ...axis, values: [[86400, "{DD}/{MM}", null, null, null, null, null, null, 1]] },
      { ...axis, size: 76, values: (_, ticks) => ticks.map((tick) => group.format(tick)) },
    ],
  };
  const target = document.createElement("div");
  const plot = new uPlot(options, [data.x, ...data.series.map((one) => one.values)], target);
  box.replaceChildren(target);
  new ResizeObserver(() => plot.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
}
