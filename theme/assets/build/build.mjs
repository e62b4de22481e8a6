// Builds theme/static/theme from theme/assets. Names stay fixed: Django's
// ManifestStaticFilesStorage adds the content hash when static files are collected.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { buildSprite } from "./sprite.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..");
const root = join(assets, "..", "..");
const out = join(root, "theme", "static", "theme");
const modules = join(root, "node_modules");

const shared = {
  bundle: true,
  minify: true,
  logLevel: "warning",
  legalComments: "none",
  target: ["chrome109", "firefox115", "safari16"],
};

const styles = {
  ...shared,
  entryPoints: ["shop", "live", "desk"].map((name) => join(assets, "css", `${name}.css`)),
  outdir: out,
  external: ["./img/*", "./fonts/*"],
};

const scripts = {
  ...shared,
  entryPoints: ["shop", "live", "desk", "hls", "chart"].map((name) => ({
    in: join(assets, "js", `${name}.js`),
    out: name,
  })),
  outdir: out,
  format: "esm",
};

async function copyFonts() {
  const target = join(out, "fonts");
  await cp(join(assets, "fonts"), target, { recursive: true });
  for (const subset of ["latin-ext", "latin"]) {
    const file = `be-vietnam-pro-${subset}-400-normal.woff2`;
    await cp(join(modules, "@fontsource/be-vietnam-pro/files", file), join(target, file));
  }
}

async function copyFiles() {
  await cp(join(assets, "img"), join(out, "img"), { recursive: true });
  await cp(join(assets, "site.webmanifest"), join(out, "site.webmanifest"));
  await copyFonts();
  const names = (await readFile(join(assets, "icons", "list.txt"), "utf8"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("#"));
  const sprite = await buildSprite(names, join(modules, "lucide-static", "icons"), join(assets, "icons"));
  await writeFile(join(out, "icons.svg"), sprite);
}

async function main() {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await copyFiles();
  if (process.argv.includes("--watch")) {
    const contexts = await Promise.all([esbuild.context(styles), esbuild.context(scripts)]);
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  await Promise.all([esbuild.build(styles), esbuild.build(scripts)]);
}

await main();
