/** What the built page may load is what it needs: its own files, and nothing that is made or written at run time. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const config = readFileSync(new URL("../../vite.config.ts", import.meta.url), "utf8");

/** The directives of the list called so. */
function directives(name: string): readonly string[] {
  const list = new RegExp(`const ${name} = \\[([^\\]]*)\\]`).exec(config)?.[1] ?? "";
  return [...list.matchAll(/"([^"]*)"/g)].map(([, directive]) => directive!);
}

it("names every kind of source, and allows none beside the page's own", () => {
  const found = directives("CSP");
  const kinds = found.map((directive) => directive.split(" ")[0]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      "default-src",
      "script-src",
      "worker-src",
      "style-src",
      "img-src",
      "connect-src",
      "object-src",
    ]),
  );
  const sources = found.flatMap((directive) => directive.split(" ").slice(1));
  expect([...new Set(sources)].toSorted()).toEqual(["'none'", "'self'"]);
});
