// The conversation: lines come from the stream, what one writes goes out as a plain request.
import { words } from "../each.js";
import { toast } from "../toast.js";

const KEPT = 120;

export function startChat(root) {
  const box = root.querySelector("[data-live-chat]");
  const list = box?.querySelector("[data-live-chat-list]");
  const line = box?.querySelector("template[data-live-line]");
  const atEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const toEnd = () => (box.scrollTop = box.scrollHeight);

  const append = (item) => {
    const follow = atEnd();
    list.querySelector("[data-live-chat-empty]")?.remove();
    list.append(item);
    while (list.children.length > KEPT) list.firstElementChild.remove();
    // Who scrolled up is reading: the line must not run away.
    if (follow) toEnd();
  };

  const make = (message) => {
    const item = line.content.cloneNode(true).firstElementChild;
    const [name, text] = item.querySelectorAll("span");
    item.dataset.chat = message.id;
    item.classList.toggle("chat__line--host", Boolean(message.host));
    name.textContent = message.name;
    text.textContent = message.text;
    for (const hidden of item.querySelectorAll("[data-message]")) hidden.value = message.id;
    return item;
  };

  const say = (message) => {
    if (!list.querySelector(`[data-chat="${message.id}"]`)) append(make(message));
  };
  const note = (text, kind) => {
    const item = document.createElement("li");
    item.className = `chat__line chat__line--${kind}`;
    item.textContent = text;
    append(item);
  };
  const remove = ({ id }) => {
    const item = list.querySelector(`[data-chat="${id}"]`);
    if (!item) return;
    item.className = "chat__line chat__line--gone";
    item.textContent = root.dataset.removed;
  };
  const resync = (messages) => {
    for (const message of messages) say(message);
  };

  if (box) toEnd();
  const form = root.querySelector("form[data-live-say]");
  if (form) startForm(form);
  return { say, note, remove, resync, has: Boolean(box) };
}

function startForm(form) {
  const input = form.elements.text;
  const button = form.querySelector("button");

  const wait = (seconds) => {
    button.disabled = true;
    setTimeout(() => (button.disabled = false), seconds * 1000);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text || button.disabled) return;
    button.disabled = true;
    let answer = null;
    try {
      answer = await fetch(form.dataset.liveSay, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
        body: JSON.stringify({ text }),
      });
    } catch {
      toast(words(form, "offline"));
    }
    button.disabled = false;
    if (answer === null) return;
    if (answer.ok) {
      input.value = "";
      input.focus();
      return;
    }
    const problem = await answer.json().catch(() => ({}));
    toast(problem.detail ?? words(form, "offline"));
    // What is held for the host is stored; what came too fast is not, so it stays in the field.
    if (problem.code === "held") input.value = "";
    if (answer.status === 429) wait(problem.retry_after ?? 3);
  });
}
