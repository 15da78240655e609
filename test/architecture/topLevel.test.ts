/** The top level of the project stays small: a newcomer sees at once where to begin. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const ALLOWED = new Set([
  ".ci",
  ".gitignore",
  "LICENSE",
  "README.md",
  "index.html",
  "package-lock.json",
  "package.json",
  "public",
  "src",
  "test",
  "tsconfig.json",
  "vite.config.ts",
]);

/** Kept out of git by .gitignore; only looked at where there is no git to ask, as in an unpacked archive. */
const GENERATED = new Set(["node_modules", "dist", "coverage", ".git"]);

function topLevel(): string[] {
  try {
    const files = execFileSync("git", ["ls-files"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return [...new Set(files.split("\n").flatMap((path) => path.split("/", 1)))].filter(Boolean);
  } catch {
    return readdirSync(root).filter((name) => !GENERATED.has(name));
  }
}

it("holds only the entries that everybody knows", () => {
  const entries = topLevel();
  expect(entries).toContain("package.json");
  expect(entries.filter((name) => !ALLOWED.has(name))).toEqual([]);
});
