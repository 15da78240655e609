/**
 * Prints what the built page loads, gzipped, and fails when the JavaScript needed to show it is over the budget: the
 * scripts and preloads in index.html and everything they import statically. Chunks loaded later and the worker are
 * printed, but not counted. It also holds the bundler to the comment of `vite.config.ts` at the head of the first chunk,
 * and what comes beside the first picture to bringing nothing else with it.
 */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parseSync } from "vite";

const BUDGET_KB = 130;
const dist = fileURLToPath(new URL("../../dist", import.meta.url));

function gzipKb(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length / 1000;
}

/** The files that `file` imports statically. */
function importsOf(file) {
  const { module } = parseSync(file, readFileSync(file, "utf8"));
  const from = [...module.staticImports, ...module.staticExports.flatMap(({ entries: names }) => names)];
  return from.flatMap(({ moduleRequest }) => (moduleRequest ? [resolve(dirname(file), moduleRequest.value)] : []));
}

/** `entries` and the files they import statically, at any depth. */
function withImports(entries) {
  const found = new Set(entries);
  for (const file of found) for (const next of importsOf(file)) found.add(next);
  return found;
}

/** The names of files that import one another in a ring; null: there are none. */
function cycleAmong(files) {
  const done = new Set();
  const look = (file, way) => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file].map((each) => relative(dist, each));
    if (done.has(file)) return null;
    for (const next of importsOf(file)) {
      const found = look(next, [...way, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of files) {
    const found = look(file, []);
    if (found) return found;
  }
  return null;
}

/** Scripts that any of `files` starts as a worker. */
function workers(files) {
  return files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/new Worker\([^;]*?new URL\([`"']([^`"']+\.js)[`"']/g)].map((match) =>
      resolve(dirname(file), match[1]),
    ),
  );
}

function print(label, files) {
  const parts = [...files].map((file) => ({ name: relative(dist, file), kb: gzipKb(file) }));
  const total = parts.reduce((sum, { kb }) => sum + kb, 0);
  console.log(
    `${label.padEnd(18)}${total.toFixed(1).padStart(7)} kB gzip  ${parts.map(({ name }) => name).join(", ")}`,
  );
  return total;
}

const html = readFileSync(join(dist, "index.html"), "utf8");
const linked = [...html.matchAll(/(?:<script[^>]*\ssrc|<link[^>]*rel="modulepreload"[^>]*\shref)="([^"]+)"/g)];
if (linked.length === 0) throw new Error("dist/index.html loads no script: the check would measure nothing");

const assets = readdirSync(dist, { recursive: true, encoding: "utf8" }).map((name) => join(dist, name));
const scripts = assets.filter((file) => file.endsWith(".js"));
const initial = withImports(linked.map((match) => join(dist, match[1])));
const working = withImports(workers(scripts));

const initialKb = print("Initial JavaScript", initial);
print("Worker", working);
print(
  "Loaded later",
  scripts.filter((file) => !initial.has(file) && !working.has(file)),
);
print(
  "Styles",
  assets.filter((file) => file.endsWith(".css")),
);
const cycle = cycleAmong(scripts);
if (cycle) {
  console.error(`Files of the build import one another, and run before what they need: ${cycle.join(" -> ")}`);
  process.exitCode = 1;
}
const first = [...initial].find((file) => /\bfirst-[^/]*\.js$/.test(file));
if (!first || !readFileSync(first, "utf8").startsWith("//# allFunctionsCalledOnLoad\n")) {
  console.error("The chunk of what is needed first does not begin with the comment that has it compiled at once.");
  process.exitCode = 1;
}
const beside = scripts.filter((file) => /\bbeside-[^/]*\.js$/.test(file));
const drawnIn = [...withImports(beside)].filter((file) => !initial.has(file) && !beside.includes(file));
if (beside.length !== 1 || drawnIn.length > 0) {
  const names = drawnIn.map((file) => relative(dist, file)).join(", ");
  console.error(
    `What the first picture asks for as it is drawn brings more with it: ${names || "there is no such chunk"}`,
  );
  process.exitCode = 1;
}
if (initialKb > BUDGET_KB) {
  console.error(`Initial JavaScript is over its budget of ${BUDGET_KB} kB: load something later, or do without it.`);
  process.exitCode = 1;
}
