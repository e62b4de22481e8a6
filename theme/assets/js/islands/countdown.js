// Counts down to data-until by the server's clock: the phone's own may be minutes off.
// <time data-countdown data-until="2026-11-22T14:00:00Z" data-now="…" data-over="Hết giờ">
import { each } from "./each.js";

const two = (number) => String(number).padStart(2, "0");

/** 3725 s -> "1:02:05"; 276 s -> "04:36". */
export function clockText(seconds) {
  const left = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor((left % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${two(minutes)}:${two(left % 60)}`;
}

each("[data-countdown]", (element) => {
  const serverAhead = element.dataset.now ? Date.parse(element.dataset.now) - Date.now() : 0;
  const tick = () => {
    if (!element.isConnected) return clearInterval(timer);
    const left = (Date.parse(element.dataset.until) - Date.now() - serverAhead) / 1000;
    element.textContent = left > 0 ? clockText(left) : (element.dataset.over ?? clockText(0));
    if (left > 0) return undefined;
    clearInterval(timer);
    element.dispatchEvent(new CustomEvent("countdown:over", { bubbles: true }));
    return undefined;
  };
  const timer = setInterval(tick, 1000);
  tick();
});
