// Islands of the show page.
import "./player.js";
