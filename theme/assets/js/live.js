// The show page: what every page has, and the live islands.
import "./shop.js";
import "./islands/live/index.js";
