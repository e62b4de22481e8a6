// One SVG file with a <symbol> per icon, so that a page pays for its icons once.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const STAR = "m10 1.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z";

function innerOf(svg, name) {
  const match = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/);
  if (!match) throw new Error(`icons: ${name} is not an SVG`);
  return match[1].replace(/\s*\n\s*/g, "").trim();
}

function starRow(count) {
  const glyphs = Array.from(
    { length: count },
    (_, index) => `<path transform="translate(${index * 21})" d="${STAR}"/>`,
  );
  return `<symbol id="stars-${count}" viewBox="0 0 ${count * 21} 20">${glyphs.join("")}</symbol>`;
}

/** Read each named icon (our own drawing first, lucide's otherwise) into one sprite. */
export async function buildSprite(names, lucide, own) {
  const symbols = await Promise.all(
    names.map(async (name) => {
      const svg = await readFile(join(own, `${name}.svg`), "utf8").catch(() =>
        readFile(join(lucide, `${name}.svg`), "utf8"),
      );
      return `<symbol id="${name}" viewBox="0 0 24 24">${innerOf(svg, name)}</symbol>`;
    }),
  );
  const stars = [1, 2, 3, 4, 5].map(starRow);
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}${stars.join("")}</svg>\n`;
}
