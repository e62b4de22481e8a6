// Type-ahead over today's and former places. It improves a text field whose form already works
// without it: the server then shows the places found as a list to choose from.
import { each, words } from "./each.js";

const PAUSE_MS = 180;
const LEAST = 2;

each("[data-place-picker]", (box) => {
  const input = box.querySelector("[data-place-text]");
  const code = box.querySelector("[data-place-code]");
  const list = box.querySelector("[data-place-list]");
  const status = box.querySelector("[data-place-status]");
  let timer = 0;
  let asked = 0;
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (option) => {
    input.value = option.dataset.label;
    code.value = option.dataset.code;
    code.dispatchEvent(new Event("change", { bubbles: true }));
    status.textContent = words(box, "chosen", { place: option.dataset.label });
    close();
  };

  const mark = (index) => {
    const options = [...list.children];
    if (!options.length) return;
    active = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };

  const option = (place, index) => {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.role = "option";
    item.dataset.code = place.code;
    item.dataset.label = `${place.name}, ${place.province}`;
    item.textContent = item.dataset.label;
    const former = [place.former].flat().filter(Boolean).join(", ");
    if (former) {
      const note = document.createElement("small");
      note.textContent = words(box, "former", { places: former });
      item.append(note);
    }
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(item);
    });
    return item;
  };

  const show = (places) => {
    list.replaceChildren(...places.map(option));
    list.hidden = places.length === 0;
    active = -1;
    input.setAttribute("aria-expanded", String(places.length > 0));
    status.textContent = places.length
      ? words(box, "found", { n: places.length })
      : words(box, "none", { text: input.value.trim() });
  };

  const ask = async () => {
    const text = input.value.trim();
    const mine = ++asked;
    if (text.length < LEAST) return close();
    try {
      const answer = await fetch(`${box.dataset.url}?q=${encodeURIComponent(text)}`, {
        headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang },
      });
      if (!answer.ok || mine !== asked) return undefined;
      const data = await answer.json();
      show(Array.isArray(data) ? data : data.results);
    } catch {
      close(); // offline: the plain form still goes to the server
    }
    return undefined;
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("autocomplete", "off");
  input.addEventListener("input", () => {
    code.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
});
