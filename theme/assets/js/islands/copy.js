// <button data-copy="text"> copies it and says so. Hidden until the script runs: without it, the
// text beside the button can be selected by hand.
import { each } from "./each.js";
import { toast } from "./toast.js";

each("[data-copy]", (button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      toast(button.dataset.copied);
    } catch {
      toast(button.dataset.failed);
    }
  });
});
