// Bundles the page's script and style, and the script that puts its button on other sites, into a folder (first argument), with names that
// change with the content, compressed copies beside them and a manifest of what is there. Fails when something is over its budget.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { launcherTexts, launcherWords, readThemes } from "./content.mjs";

const folder = process.argv[2] ?? "dist";
/** Bytes after gzip: of the script on other sites, which everybody loads, and of all together. */
const budgets = { "launcher.js": 5000, total: 100_000 };

/** Where the host puts the button's words when it starts: it names them. */
const place = JSON.stringify(`__texts:${(await launcherWords()).join()}__`);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const common = { outdir: folder, entryNames: "[name]-[hash]", bundle: true, minify: true, target: ["es2022"], legalComments: "inline", metafile: true, logLevel: "warning" };
const page = await build({
  ...common,
  entryPoints: [{ in: "src/main.ts", out: "chat" }, { in: "src/chat.css", out: "chat" }, { in: "src/icon.svg", out: "icon" }],
  format: "esm",
  // What is small asks for the conversation while the rest loads.
  splitting: true,
  chunkNames: "[name]-[hash]",
  loader: { ".svg": "copy" },
  banner: { js: "/*! Contains adaptivecards, copyright Microsoft Corporation, MIT licence. */" },
});
await build({ ...common, entryPoints: [{ in: "src/launcher/main.ts", out: "launcher" }], format: "iife", loader: { ".css": "text" }, tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } }, define: { TEXTS: place }, plugins: [smallCss()] });

// The card renderer's carousel would bring a slider library of its own weight.
const unwanted = Object.values(page.metafile.outputs)
  .flatMap((output) => Object.entries(output.inputs))
  .filter(([input, part]) => input.includes("/swiper/") && part.bytesInOutput > 0)
  .map(([input]) => input);
if (unwanted.length > 0) throw new Error(`The bundle must not contain ${unwanted[0]}.`);

const manifest = {};
const report = [];
for (const file of (await readdir(folder)).sort()) {
  const kind = /^(\w+)-\w+\.(js|css|svg)$/.exec(file);
  if (!kind) continue;
  const name = `${kind[1]}.${kind[2]}`;
  const content = await readFile(join(folder, file));
  if (manifest[name]) throw new Error(`The host finds files by name, and two are named ${name}.`);
  manifest[name] = file;
  // Here the words are only weighed with the launcher.
  const weighed = name === "launcher.js" ? Buffer.from(content.toString().replace(place, JSON.stringify(await launcherTexts()))) : content;
  const gzip = gzipSync(weighed, { level: 9 });
  const brotli = brotliCompressSync(weighed, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  report.push({ name, plain: weighed.length, gzip: gzip.length, brotli: brotli.length });
  if (weighed !== content) continue;
  await writeFile(join(folder, `${file}.gz`), gzip);
  await writeFile(join(folder, `${file}.br`), brotli);
}
report.push(report.reduce((sum, { plain, gzip, brotli }) => ({ name: "total", plain: sum.plain + plain, gzip: sum.gzip + gzip, brotli: sum.brotli + brotli }), { plain: 0, gzip: 0, brotli: 0 }));
console.log(`Chat page and its button, in bytes:\n${"file".padEnd(14)}${"plain".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}${"budget (gzip)".padStart(15)}`);
const served = (name) => (name === "launcher.js" ? "widget.js" : name);
for (const { name, plain, gzip, brotli } of report) {
  console.log(`${served(name).padEnd(14)}${[plain, gzip, brotli].map((size) => String(size).padStart(9)).join("")}${String(budgets[name] ?? "").padStart(15)}`);
}
const heavy = report.find(({ name, gzip }) => gzip > (budgets[name] ?? Infinity));
if (heavy) throw new Error(`${served(heavy.name)} weighs ${heavy.gzip} bytes gzip; its budget is ${budgets[heavy.name]}.`);
await writeFile(join(folder, "themes.json"), JSON.stringify(await readThemes(), null, 2));
await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest, null, 2));

/** The launcher carries its style sheet as text: without spaces. */
function smallCss() {
  return {
    name: "small-css",
    setup({ onLoad }) {
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false });
        return { contents: outputFiles[0].text.replaceAll(": ", ":").trim(), loader: "text" };
      });
    },
  };
}
