// Bundles the tests with what they test and runs them with Node's own runner.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const folder = await mkdtemp(join(tmpdir(), "supportbot-widget-"));
try {
  const tests = (await readdir("test")).filter((file) => file.endsWith(".test.ts")).map((file) => join("test", file));
  await build({ entryPoints: tests, outdir: folder, outExtension: { ".js": ".mjs" }, bundle: true, format: "esm", platform: "node", logLevel: "warning" });
  const built = (await readdir(folder)).map((file) => join(folder, file));
  process.exitCode = spawnSync(process.execPath, ["--test", ...built], { stdio: "inherit" }).status ?? 1;
} finally {
  await rm(folder, { recursive: true });
}
