// The sums come back while somebody goes on choosing. What was chosen meanwhile stays chosen, as
// long as it can still be had: nobody who tapped "transfer" may end up with cash on delivery.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  for (const old of detail.target.querySelectorAll("input[type=radio]:checked")) {
    const next = [...detail.fragment.querySelectorAll("input[type=radio]")].find(
      (input) => input.name === old.name && input.value === old.value && !input.disabled,
    );
    if (next) next.checked = true;
  }
});
