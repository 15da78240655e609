/** Each language ends its sentences with its own sign: that is in the texts, and nothing is put behind them in components. */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** A text between braces with a full stop behind it, in what a component shows. */
const OWN_STOP = /[\w)]\}\.(?=\s*(?:<\/|\{" "\}|\{\w|$))/;

describe("components", () => {
  it("end no text with a full stop of their own", () => {
    expect("<b>{t.over}.</b>").toMatch(OWN_STOP);
    const files = readdirSync("src/ui", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      readFileSync(`src/ui/${file}`, "utf8")
        .split("\n")
        .filter((line) => OWN_STOP.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
