// The event stream of a session. The browser itself comes back with Last-Event-ID; when it has
// given up (the process was away for long), we open a new one from the last number we hold.
const KINDS = ["state", "pin", "unpin", "deal", "sold", "chat", "chat_removed", "notice", "viewers", "lineup"];
const GIVEN_UP_MS = 5000;

/** Calls `on[kind](data)` for each event, `on.lost()` and `on.back()` when the line breaks and returns. */
export function openStream(address, on) {
  const url = new URL(address, location.href);
  let broken = false;
  let source = null;

  const heard = (event) => {
    if (event.lastEventId) url.searchParams.set("after", event.lastEventId);
    on[event.type]?.(JSON.parse(event.data));
  };
  const open = () => {
    source = new EventSource(url);
    for (const kind of KINDS) source.addEventListener(kind, heard);
    source.onopen = () => {
      if (broken) on.back?.();
      broken = false;
    };
    source.onerror = () => {
      if (!broken) on.lost?.();
      broken = true;
      if (source.readyState === EventSource.CLOSED) setTimeout(open, GIVEN_UP_MS * (0.5 + Math.random()));
    };
  };
  open();
  // A page kept in the browser's history must not hold a stream open.
  window.addEventListener("pagehide", () => source.close());
  window.addEventListener("pageshow", (event) => event.persisted && open());
}
