// Prints each test in the .trx files named that did not pass, with the beginning of its message: node eng/failed-tests.mjs <file>...
import { readFileSync } from "node:fs";

const mostLines = 15;
const longestLine = 300;
const named = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );
const attribute = (attributes, name) => decode(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");

for (const file of process.argv.slice(2)) {
  const results = readFileSync(file, "utf8").matchAll(/<UnitTestResult\b((?:[^">]|"[^"]*")*?)(?:\/>|>([^]*?)<\/UnitTestResult>)/g);
  for (const [, attributes, output = ""] of results) {
    const outcome = attribute(attributes, "outcome");
    if (outcome === "Passed") continue;
    console.log(`${outcome}: ${attribute(attributes, "testName")}`);
    const message = decode(/<Message>([^]*?)<\/Message>/.exec(output)?.[1] ?? "").trim();
    const lines = message.split(/\r?\n/).map((line) => line.slice(0, longestLine));
    for (const line of lines.slice(0, mostLines)) console.log(`  ${line}`);
    if (lines.length > mostLines) console.log(`  (${lines.length - mostLines} lines more)`);
  }
}
