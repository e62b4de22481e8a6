// Studio, workspace and dashboards: the shop's islands, the chart loader and the stage.
import "./shop.js";
import "./islands/chart-loader.js";
import "./islands/live/index.js";
