// Every public page. Each island looks for its own data attribute and leaves other pages alone.
document.documentElement.classList.add("js");
import "./htmx.js";
import "./islands/cart-count.js";
import "./islands/form-guard.js";
import "./islands/stepper.js";
import "./islands/dialog.js";
import "./islands/countdown.js";
import "./islands/copy.js";
import "./islands/toast.js";
import "./islands/place-picker.js";
import "./islands/keep-choice.js";
