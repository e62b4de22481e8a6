// htmx without what a strict content security policy refuses: no eval, no style element.
import htmx from "htmx.org";

htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
// A refused form comes back as 422 with its errors in it: show it, as a browser would.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];
// Snapshots of pages in localStorage could hold another person's address on a shared phone.
htmx.config.historyCacheSize = 0;

window.htmx = htmx;
export default htmx;
