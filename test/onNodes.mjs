/**
 * Runs the tests that need no browser under several versions of Node, which npm brings: `node test/onNodes.mjs`, with the
 * versions wanted `node test/onNodes.mjs 22 24`, with a part of the tests `node test/onNodes.mjs 22 -- test/base`. Ends with
 * 1 if they fail under any of them.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const VERSIONS = ["20", "22", "24"];

const root = join(import.meta.dirname, "..");
const given = process.argv.slice(2);
const end = given.includes("--") ? given.indexOf("--") : given.length;
const wanted = given.slice(0, end);
const files = given.slice(end + 1);

/** The executable of that version, or null where npm cannot bring it. */
function nodeOf(version) {
  const print = ["node", "--print", "process.execPath"];
  const { status, stdout } = spawnSync("npx", ["--yes", "--package", `node@${version}`, "--", ...print], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return status === 0 ? stdout.trim() : null;
}

const failed = [];
for (const version of wanted.length > 0 ? wanted : VERSIONS) {
  const node = nodeOf(version);
  const suite = ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--project", "dom", ...files];
  process.stdout.write(`# Node ${version}: ${node ?? "npm does not bring it"}\n`);
  if (node === null || spawnSync(node, suite, { cwd: root, stdio: "inherit" }).status !== 0) failed.push(version);
}
process.stdout.write(failed.length === 0 ? "All of them pass.\n" : `Failed under Node ${failed.join(", ")}.\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
