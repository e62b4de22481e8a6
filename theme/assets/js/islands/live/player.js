// Plays <video data-hls="playlist" data-module="hls.js file">. Safari plays HLS by itself; the
// parser is fetched for the others, and only when the show is played.
import { each } from "../each.js";

const AGAIN_MS = [1000, 2000, 4000];

async function attach(video) {
  const source = video.dataset.hls;
  if (video.canPlayType("application/vnd.apple.mpegurl")) {
    video.src = source;
    return;
  }
  const { default: Hls } = await import(video.dataset.module);
  let failures = 0;
  const begin = () => {
    const hls = new Hls({ enableWorker: false, liveSyncDurationCount: 2, maxLiveSyncPlaybackRate: 1.2 });
    // A parser that met a fatal error is bound to what it saw: a new one starts clean.
    hls.on(Hls.Events.ERROR, (_, data) => {
      if (!data.fatal) return;
      hls.destroy();
      setTimeout(() => {
        begin();
        video.play().catch(() => {});
      }, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]);
    });
    hls.on(Hls.Events.FRAG_BUFFERED, () => (failures = 0));
    hls.loadSource(source);
    hls.attachMedia(video);
  };
  begin();
}

/** Whether the person or the network asked us to be sparing. */
function sparing() {
  const line = navigator.connection;
  return Boolean(line?.saveData) || ["slow-2g", "2g"].includes(line?.effectiveType);
}

function soundButton(video) {
  const button = document.querySelector(`[data-sound="${video.id}"]`);
  const show = () => {
    const icon = button.querySelector("use");
    icon?.setAttribute("href", icon.getAttribute("href").replace(/#.*/, video.muted ? "#volume-x" : "#volume-2"));
    button.querySelector("span").textContent = video.muted ? button.dataset.off : button.dataset.on;
  };
  button?.addEventListener("click", () => {
    video.muted = !video.muted;
    show();
  });
  return () => {
    if (!button) return;
    button.hidden = false;
    show();
  };
}

each("video[data-hls]", (video) => {
  const button = document.querySelector(`[data-play="${video.id}"]`);
  const showSound = soundButton(video);
  let attached = null;
  const play = async () => {
    attached ??= attach(video);
    await attached;
    await video.play();
  };
  video.addEventListener("playing", () => {
    if (button) button.hidden = true;
    showSound();
  });
  button?.addEventListener("click", () => {
    video.muted = false; // who presses play wants to hear it
    play().catch(() => {
      video.muted = true;
      play().catch(() => (button.hidden = false));
    });
  });
  if ("autoplay" in video.dataset && !sparing()) {
    const begin = () => play().catch(() => {});
    if (document.readyState === "complete") begin();
    else window.addEventListener("load", begin, { once: true });
  }
});
