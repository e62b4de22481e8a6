// Islands of the show page and of the studio's stage.
import "./player.js";
import "./show.js";
