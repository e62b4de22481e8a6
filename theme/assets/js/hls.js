// The video player's parser, its own file: fetched when a person presses play, never before.
export { default } from "hls.js/light";
