// Opens a native <dialog> from <button data-open="id">, closes it from [data-close] or the backdrop.
// An htmx answer may ask for one to open or close: HX-Trigger: {"dialog:open": "id"}.
function open(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  const target = event.target;
  if (!(target instanceof Element)) return;
  const opener = target.closest("[data-open]");
  if (opener) {
    open(opener.dataset.open);
    event.preventDefault();
    return;
  }
  if (target.closest("[data-close]")) {
    target.closest("dialog")?.close();
    return;
  }
  // A click that reaches the dialog element itself fell on its backdrop.
  if (target instanceof HTMLDialogElement && target.dataset.modal !== "keep") target.close();
});

document.addEventListener("dialog:open", (event) => open(event.detail.value));
document.addEventListener("dialog:close", (event) => document.getElementById(event.detail.value)?.close());
