// Bundles the page's script and style into a folder (first argument), with names that change with the content, compressed copies beside
// them and a manifest of what is there. Fails when the page would weigh more than its budget.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2] ?? "dist";
const budget = 100_000;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const result = await build({
  entryPoints: [{ in: "src/main.ts", out: "chat" }, { in: "src/chat.css", out: "chat" }, { in: "src/icon.svg", out: "icon" }],
  outdir: folder,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  loader: { ".svg": "copy" },
  banner: { js: "/*! Contains adaptivecards, copyright Microsoft Corporation, MIT licence. */" },
  legalComments: "inline",
  metafile: true,
  logLevel: "warning",
});

// The card renderer's carousel would bring a slider library of its own weight.
const unwanted = Object.values(result.metafile.outputs)
  .flatMap((output) => Object.entries(output.inputs))
  .filter(([input, part]) => input.includes("/swiper/") && part.bytesInOutput > 0)
  .map(([input]) => input);
if (unwanted.length > 0) throw new Error(`The bundle must not contain ${unwanted[0]}.`);

const manifest = {};
let total = 0;
for (const file of (await readdir(folder)).sort()) {
  const kind = /^(\w+)-\w+\.(js|css|svg)$/.exec(file);
  if (!kind) continue;
  const content = await readFile(join(folder, file));
  const gzip = gzipSync(content, { level: 9 });
  await writeFile(join(folder, `${file}.gz`), gzip);
  await writeFile(join(folder, `${file}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  manifest[`${kind[1]}.${kind[2]}`] = file;
  total += gzip.length;
}
if (total > budget) throw new Error(`The chat page weighs ${total} bytes gzip; its budget is ${budget}.`);
await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest, null, 2));
console.log(`Chat page: ${(total / 1000).toFixed(1)} kB gzip of ${budget / 1000} kB.`);
