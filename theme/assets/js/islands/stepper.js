// Minus and plus beside a number field. Without this script the field alone does the job.
import { each } from "./each.js";

each("[data-stepper]", (box) => {
  const input = box.querySelector("input");
  const [less, more] = box.querySelectorAll("button");
  const low = () => Number(input.min || 1);
  const high = () => Number(input.max || 999);

  const refresh = () => {
    less.disabled = Number(input.value) <= low();
    more.disabled = Number(input.value) >= high();
  };
  const move = (step) => {
    const value = Math.round(Number(input.value)) || low();
    input.value = String(Math.min(high(), Math.max(low(), value + step)));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    refresh();
  };

  less.hidden = more.hidden = false;
  less.addEventListener("click", () => move(-1));
  more.addEventListener("click", () => move(1));
  input.addEventListener("input", refresh);
  refresh();
});
