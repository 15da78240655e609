/**
 * Runs the tests that need no browser under several versions of Node, which npm brings: `node test/onNodes.mjs`, or with
 * the versions wanted: `node test/onNodes.mjs 22 24`. Ends with 1 if they fail under any of them.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const VERSIONS = ["20", "22", "24"];

const root = join(import.meta.dirname, "..");
const wanted = process.argv.slice(2);
const failed = [];
for (const version of wanted.length > 0 ? wanted : VERSIONS) {
  const node = ["--yes", "--package", `node@${version}`, "--", "node"];
  const suite = ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--project", "dom"];
  process.stdout.write(`# Node ${version}\n`);
  const { status } = spawnSync("npx", [...node, ...suite], { cwd: root, stdio: "inherit" });
  if (status !== 0) failed.push(version);
}
process.stdout.write(failed.length === 0 ? "All of them pass.\n" : `Failed under Node ${failed.join(", ")}.\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
