// Pages are cached for everyone, so how many things are in *this* basket comes from a small
// readable cookie. No cookie, no badge.
function fromCookie() {
  const match = document.cookie.match(/(?:^|;\s*)gio_n=(\d{1,4})/);
  return match ? Number(match[1]) : 0;
}

export function showCartCount() {
  const count = fromCookie();
  for (const link of document.querySelectorAll("[data-cart]")) {
    const badge = link.querySelector("[data-cart-count]");
    badge.hidden = count === 0;
    badge.textContent = count > 99 ? "99+" : String(count);
    const label = link.dataset.cart;
    if (count > 0) link.setAttribute("aria-label", link.dataset.cartLabel.replace("{n}", count));
    else link.setAttribute("aria-label", label);
  }
}

showCartCount();
document.addEventListener("htmx:afterRequest", showCartCount);
window.addEventListener("pageshow", showCartCount);
