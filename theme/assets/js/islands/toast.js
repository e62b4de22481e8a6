// Short news that does not stop the work: messages of the page and {"toast": "…"} from HX-Trigger.
const STAY_MS = 6000;

function dismissable(item) {
  item.querySelector("[data-dismiss]")?.addEventListener("click", () => item.remove());
}

/** Show a sentence at the foot of the page; screen readers hear it from the live region. */
export function toast(text) {
  const list = document.getElementById("toasts");
  if (!list || !text) return;
  const item = document.createElement("p");
  item.className = "toast";
  item.textContent = text;
  list.append(item);
  setTimeout(() => item.remove(), STAY_MS);
}

document.querySelectorAll(".message").forEach(dismissable);
document.addEventListener("toast", (event) => toast(event.detail.value));
