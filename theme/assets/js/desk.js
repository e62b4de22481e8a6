// Studio, workspace and dashboards: the shop's islands and the chart loader.
import "./shop.js";
import "./islands/chart-loader.js";
