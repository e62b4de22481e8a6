// Plays <video data-hls="playlist" data-module="hls.js file">. Safari plays HLS by itself; the
// parser is fetched for the others, and only when the person presses play.
import { each } from "../each.js";

async function attach(video) {
  const source = video.dataset.hls;
  if (video.canPlayType("application/vnd.apple.mpegurl")) {
    video.src = source;
    return;
  }
  const { default: Hls } = await import(video.dataset.module);
  const hls = new Hls({ enableWorker: false, lowLatencyMode: true });
  hls.loadSource(source);
  hls.attachMedia(video);
}

each("video[data-hls]", (video) => {
  const button = document.querySelector(`[data-play="${video.id}"]`);
  let attached = null;
  const play = async () => {
    attached ??= attach(video);
    await attached;
    await video.play();
    if (button) button.hidden = true;
  };
  button?.addEventListener("click", () => play().catch(() => (button.hidden = false)));
  video.addEventListener("play", () => (attached ??= attach(video)), { once: true });
});
