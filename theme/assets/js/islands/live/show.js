// The show page: events of the session change what is on the screen; the video never stops.
import { each, words } from "../each.js";
import { toast } from "../toast.js";
import { startChat } from "./chat.js";
import { openStream } from "./stream.js";

const SPREAD_MS = 4000; // a whole crowd must not ask for the next page in one second

/** Ask for the page again, once nobody is in the middle of buying. */
function reloadSoon(spread) {
  const go = () => {
    const open = document.querySelector("dialog[open]");
    if (open) open.addEventListener("close", go, { once: true });
    else location.reload();
  };
  setTimeout(go, Math.random() * spread);
}

function setLeft(root, code, left) {
  const text = left > 0 ? words(root, "left", { n: left }) : root.dataset.none;
  const places = [document, ...[...document.querySelectorAll("template[data-goods]")].map((one) => one.content)];
  for (const place of places) {
    for (const element of place.querySelectorAll(`[data-left-of="${CSS.escape(code)}"]`)) element.textContent = text;
  }
}

function setPinned(root, codes) {
  for (const place of document.querySelectorAll("[data-place]")) {
    const on = codes.includes(place.dataset.place);
    place.classList.toggle("lineup__item--on", on);
    place.dispatchEvent(new CustomEvent("live:pinned", { detail: on }));
  }
  const strip = root.querySelector("[data-live-strip]");
  const buy = root.querySelector("[data-live-buy]");
  const goods = codes.length && root.querySelector(`template[data-goods="${CSS.escape(codes[0])}"]`);
  if (!strip) return;
  strip.hidden = !goods;
  if (buy) buy.hidden = !goods;
  if (!goods) return;
  strip.replaceChildren(goods.content.cloneNode(true));
  strip.classList.remove("strip--new");
  void strip.offsetWidth; // lets the same animation start once more
  strip.classList.add("strip--new");
  const address = strip.querySelector("[data-drawer]").dataset.drawer;
  if (buy) Object.assign(buy, { href: address }).dataset.drawer = address;
}

function setViewers(root, count) {
  if (root.dataset.state === "ended") return; // who looks at a replay is not a crowd
  const group = new Intl.NumberFormat(document.documentElement.lang);
  for (const element of root.querySelectorAll("[data-live-viewers]")) {
    element.hidden = false;
    element.textContent = words(element, "text", { n: group.format(count) });
  }
}

each("[data-live]", (root) => {
  const chat = startChat(root);
  const moved = (state) => state !== root.dataset.state && reloadSoon(SPREAD_MS);

  openStream(root.dataset.stream, {
    state(now) {
      if (now.lineup) {
        setPinned(root, now.pinned);
        for (const item of now.lineup) setLeft(root, item.code, item.left);
        if (chat.has) chat.resync(now.chat);
        setViewers(root, now.viewers);
      }
      moved(now.state);
    },
    pin: ({ pinned }) => setPinned(root, pinned),
    unpin: ({ pinned }) => setPinned(root, pinned),
    sold({ code, quantity, left }) {
      setLeft(root, code, left);
      chat.note(words(root, "sold", { n: quantity, code, left }), "held");
      for (const element of document.querySelectorAll("[data-live-units]")) {
        element.textContent = String(Number(element.textContent) + quantity);
      }
    },
    chat: chat.say,
    chat_removed: chat.remove,
    notice: ({ text }) => chat.note(text, "notice"),
    viewers: ({ viewers }) => setViewers(root, viewers),
    lineup: () => reloadSoon(SPREAD_MS),
    lost: () => toast(root.dataset.lost),
    back: () => toast(root.dataset.back),
  });

  // A waiting room whose minute has come, should the event have been missed.
  root.addEventListener("countdown:over", () => setTimeout(() => moved("live"), 10_000));
});

// Buying beside the show: the drawer is fetched and opened over it, the video plays on.
document.addEventListener("click", async (event) => {
  const opener = event.target instanceof Element && event.target.closest("[data-drawer]");
  const drawer = document.getElementById("buy");
  if (!opener?.dataset.drawer || !drawer) return;
  event.preventDefault();
  document.getElementById("goods")?.close();
  await window.htmx.ajax("GET", opener.dataset.drawer, { target: "#drawer-body", swap: "outerHTML" });
  if (!drawer.open) drawer.showModal();
});

// A field that was sent by htmx is empty again once the server took it.
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-clear]");
  if (form && event.detail.successful) form.reset();
});
