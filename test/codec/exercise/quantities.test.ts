/** Quantities of exercises with every unit in which they are written, and what they are taken for. */
import { describe, expect, it } from "vitest";
import { QUANTITY as ACCESS, OTHER_COUNTS } from "../../../src/codec/exercise/accessTimeWords.ts";
import { QUANTITY as MIGRATION } from "../../../src/codec/exercise/migrationWords.ts";

/** The groups that the first quantity of `text` has. */
function groupsIn(pattern: RegExp, text: string): Readonly<Record<string, string>> {
  const groups = new RegExp(pattern.source, pattern.flags.replace("g", "")).exec(text)?.groups ?? {};
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
}

describe("a quantity of an access", () => {
  const times =
    "ns|nsec|nsecs|nanosec|nano-secs|nanosecond|nanoseconds|nano-seconds|Nanosekunde|Nanosekunden|nanoseconde|nanosecondes|nanosegundo|nanosegundos|纳秒|us|usec|usecs|µs|μs|microsecond|microseconds|Mikrosekunden|microsecondes|microsegundos|微秒|ms|msec|msecs|millisec|milli-secs|millisecond|milliseconds|milli-seconds|Millisekunden|millisecondes|milisegundos|毫秒|s|sec|secs|second|seconds|Sekunde|Sekunden|seconde|secondes|segundo|segundos|秒";

  it.each(times.split("|"))("is a time in %s", (unit) => {
    expect(groupsIn(ACCESS, `takes 20 ${unit}.`)).toEqual({ number: "20", time: unit });
    expect(groupsIn(ACCESS, `20-${unit}`)).toEqual({ number: "20", time: unit });
    expect(groupsIn(ACCESS, `1,000.5${unit}`).number).toBe("1,000");
    expect(groupsIn(ACCESS, `0.5${unit}`)).toEqual({ number: "0.5", time: unit });
  });

  it.each("%|percent|per cent|per  cent|Prozent|pour cent|por ciento".split("|"))("is a share in %s", (unit) => {
    expect(groupsIn(ACCESS, `98 ${unit}`)).toEqual({ number: "98", percent: unit });
    expect(groupsIn(ACCESS, `.5${unit}`)).toEqual({ number: ".5", percent: unit });
  });

  it.each([
    ["0.98", { number: "0.98" }],
    ["2 × 10^-6 s", { number: "2 × 10^-6", time: "s" }],
    ["2x10-6", { number: "2x10-6" }],
    ["3 * 10 ^ 4 ns", { number: "3 * 10 ^ 4", time: "ns" }],
    ["1,000,000 ns", { number: "1,000,000", time: "ns" }],
    ["10^-6", { power: "10^-6" }],
    ["10 ^ −6", { power: "10 ^ −6" }],
    ["1/1000", { part: "1000" }],
    ["1 / 10,000", { part: "10,000" }],
    ["百分之二", { whole: "百", parts: "二" }],
    ["千分之5", { whole: "千", parts: "5" }],
    ["万分之 0.5", { whole: "万", parts: "0.5" }],
    ["two-level page tables", { levels: "two" }],
    ["3 levels of paging", { levels: "3" }],
    ["a 4-level hierarchical page table", { levels: "4" }],
    ["zweistufige Seitentabelle", { levels: "zwei" }],
    ["2 niveaux de pages", { levels: "2" }],
    ["tres niveles de páginas", { levels: "tres" }],
    ["两级页表", { levels: "两" }],
    ["every 1000 accesses", { oneIn: "1000" }],
    ["each 200 memory references", { oneIn: "200" }],
    ["out of 10,000 page requests", { oneIn: "10,000" }],
    ["per 10^6 instructions", { oneIn: "10^6" }],
    ["of every 50 references", { oneIn: "50" }],
    ["in 2 million accesses", { oneIn: "2" }],
    ["每1000次访问", { oneIn: "1000" }],
    ["每 100 次内存访问", { oneIn: "100" }],
    ["pro 1000 Speicherzugriffen", { oneIn: "1000" }],
    ["sur 1000 accès", { oneIn: "1000" }],
    ["por 1000 accesos", { oneIn: "1000" }],
    ["toutes les 500 acces", { oneIn: "500" }],
    ["1 in 1000", { chance: "1000" }],
    ["one out of 1,000", { chance: "1,000" }],
    ["an access in 10^5", { chance: "10^5" }],
    ["one page fault in every 2000", { chance: "2000" }],
    ["1 in a million", { chance: "a million" }],
    ["one in 5 million", { chance: "5 million" }],
    ["1 in 20 ns", { number: "1" }],
  ])("%s is %j", (text, groups) => {
    expect(groupsIn(ACCESS, text)).toEqual(groups);
  });

  it.each([
    "32-bit",
    "32 bits",
    "4 KB",
    "4KiB",
    "4 kbytes",
    "4 Mb",
    "64 entries",
    "8 pages",
    "3 frames",
    "12位",
    "8字节",
    "4项",
    "2G",
    "16 bytes",
    "(1) ",
    "2. ",
    "12) ",
    "3: ",
  ])("%s is none", (text) => {
    expect(`${text} `.replaceAll(OTHER_COUNTS, "").trim()).toBe("");
  });
});

describe("a number with a word that only begins like a unit", () => {
  it.each(["32 bitter", "8 pagesx", "64 entriesx", "4 KBx"])("is a number: %s", (text) => {
    expect(text.replaceAll(OTHER_COUNTS, "")).toBe(text);
  });
});

describe("a quantity of a migration", () => {
  const units =
    "kbit|Mbit|Gbit|Kibit|Mibit|kbps|Mbps|Gbps|KB|MB|GB|KiB|MiB|GiB|B|byte|bytes|字节|page|pages|页|us|µs|μs|微秒|ms|毫秒|s|sec|second|seconds|秒|rounds|iterations|轮";

  it.each(units.split("|"))("may be in %s, at once or for each second", (unit) => {
    expect(groupsIn(MIGRATION, `has 20 ${unit}.`)).toEqual({ number: "20", unit });
    expect(groupsIn(MIGRATION, `1,024.25${unit}`)).toEqual({ number: "1,024.25", unit });
    expect(groupsIn(MIGRATION, `12.75 ${unit}`)).toEqual({ number: "12.75", unit });
    for (const rate of ["/s", " / s", "/ sec", "/second", "/秒", " per second", " a second", "每秒"])
      expect(groupsIn(MIGRATION, `20 ${unit}${rate}`)).toEqual({ number: "20", unit, rate });
    expect(groupsIn(MIGRATION, `每秒20 ${unit}`)).toEqual({ each: "每秒", number: "20", unit });
    expect(groupsIn(MIGRATION, `每秒 钟 20${unit}`)).toEqual({ each: "每秒 钟 ", number: "20", unit });
  });

  it.each(["x20 MB", "20", "20 mbx", "20 secx", "20 parsecs"])("is not %s", (text) => {
    expect(groupsIn(MIGRATION, text)).toEqual({});
  });

  it("is no rate where another word goes on", () => {
    expect(groupsIn(MIGRATION, "20 MB/second")).toEqual({ number: "20", unit: "MB", rate: "/second" });
    expect(groupsIn(MIGRATION, "20 MB/server")).toEqual({ number: "20", unit: "MB" });
    expect(groupsIn(MIGRATION, "20 MB a seconds")).toEqual({ number: "20", unit: "MB" });
  });
});
