// A second tap on a slow network must not send the form twice. The server keeps it one order
// anyway; this only spares the person a doubt. Back from history, the form works again.
const WAIT_MS = 12000;

function submitters(form) {
  const inside = [...form.querySelectorAll("button:not([type=button]), input[type=submit]")];
  const outside = form.id ? [...document.querySelectorAll(`button[form="${CSS.escape(form.id)}"]`)] : [];
  return [...inside, ...outside];
}

// Asked of the attribute: a field named "method" hides the property of the form.
function posts(form) {
  return form.getAttribute("method")?.toLowerCase() === "post";
}

function release(form) {
  delete form.dataset.sent;
  for (const button of submitters(form)) button.removeAttribute("aria-busy");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !posts(form) || form.dataset.guard === "off") return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => release(form), WAIT_MS);
}, { capture: true });

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) release(form);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
