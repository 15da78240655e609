/** Live migrations in words, as exercises and papers give them. */
import { describe, expect, it } from "vitest";
import { migrationRecords } from "../../../src/codec/exercise/migrationAnswer.ts";
import { MOST_PAGES, readMigration } from "../../../src/codec/exercise/migrationText.ts";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";

const MB = 1_000_000;
const MIB = 2 ** 20;

function read(text: string) {
  const found = readMigration(text);
  if (!found) throw new Error(`nothing found in ${text}`);
  return found;
}

describe("a migration in words", () => {
  it.each([
    "live migration: 1024 MB at 128 MB/s, dirtied at 32 MB/s, stop at 1 MB",
    "A VM with 1,024 MB of memory is migrated over a 128 MB/s link. It dirties 32 MB/s; stop when 1 MB is left.",
    "pre-copy migration\nmemory: 1024 MB\nbandwidth = 128 MB/s\ndirty rate = 32 MB/s\nstop below 1 MB",
    "预拷贝迁移：内存 1024 MB，带宽 128 MB/s，脏页率 32 MB/s，停止阈值 1 MB",
    "虚拟机迁移，内存大小为1024MB；网络带宽１２８ＭＢ/s；脏页产生速率32MB/秒；剩余 1MB 时停止",
  ])("gives memory, link, dirty rate and where it stops: %s", (text) => {
    const { spec, problems } = read(text);
    expect(problems).toEqual([]);
    expect(spec).toMatchObject({
      machine: { pages: 250_000, writes: { perSecond: (32 * MB) / 4096, workingSet: 250_000, pattern: "inTurn" } },
      link: { bytesPerSecond: 128 * MB, pageBytes: 4096 },
      // 1 MB are 244.1 pages.
      stop: { rule: "xen", fewPages: 245 },
    });
  });

  it.each(["1 Gb/s", "1 Gbps", "1 Gbit/s", "1000 Mb per second", "125 MB/s", "125 MBps", "125 MB/秒"])(
    "takes a small b for bits and a large one for bytes: %s",
    (rate) => {
      expect(read(`live migration of 2 GB over a ${rate} link`).spec.link.bytesPerSecond).toBe(125 * MB);
    },
  );

  it("takes binary units as they are written, and bits a second of the link as bits", () => {
    const { spec } = read("migrate 1 GiB over 1 Gbit/s, page size 4 KiB, writes 500 pages/s, working set 64 MiB");
    expect(spec.machine).toMatchObject({ pages: 262_144, writes: { perSecond: 500, workingSet: (64 * MIB) / 4096 } });
    expect(spec.link.bytesPerSecond).toBe(125 * MB);
    expect(read("migrate 512 MiB over a 100 Mbps link").spec.link.bytesPerSecond).toBe(12.5 * MB);
  });

  it("follows QEMU's rule where a downtime limit or QEMU is named, Xen's where Xen is", () => {
    expect(read("migration of 100 MB at 10 MB/s, downtime limit 300 ms").spec.stop).toEqual({
      rule: "qemu",
      downtimeLimitUs: 300_000,
    });
    expect(read("QEMU migrates 100 MB at 10 MB/s with auto-converge").spec).toMatchObject({
      stop: { rule: "qemu" },
      throttle: { first: 20, step: 10, most: 99 },
    });
    expect(read("Xen live migration of 100 MB, at most 5 rounds").spec.stop).toMatchObject({
      rule: "xen",
      mostRounds: 5,
    });
  });

  it("knows the state, activation, round trip, zero pages and rates", () => {
    const { spec } = read(
      "post-copy migration: memory 1024 MB, bandwidth 128 MB/s, CPU state 2 MB, activate 20 ms, RTT 0.2 ms, zero pages 1000 pages, working set 8 MB, first round at 100 Mbit/s, step 50 Mbit/s",
    );
    expect(spec).toMatchObject({
      machine: { stateBytes: 2 * MB, zeroPages: 1000 },
      activateUs: 20_000,
      link: { roundTripUs: 200 },
      rates: { first: 12.5 * MB, step: 6.25 * MB },
    });
  });

  it.each([
    ["post-copy migration of 1 MB", "postCopy"],
    ["后拷贝迁移，内存 1 MB", "postCopy"],
    ["compare pre-copy and post-copy for a migration of 1 MB", null],
    ["停机复制迁移 1 MB", "stopAndCopy"],
    ["hybrid migration of 1 MB", "hybrid"],
  ])("names the way of migrating, unless it names several: %s", (text, kind) => expect(read(text).kind).toBe(kind));

  it("tells what it does not say", () => {
    expect(read("migrate 100 MB").guessed).toEqual(["bandwidth", "dirtied", "workingSet", "stop"]);
    expect(read("migrate 100 MB at 1 MB/s, dirty 5 pages/s, wws 1 MB, stop at 1 MB").guessed).toEqual([]);
  });

  it("takes pages as large as it needs where the text counts in bytes alone, and tells it", () => {
    const { spec, guessed, problems } = read(
      "migrate 4 GB over 10 Gbit/s, dirtied at 200 MB/s, wws 1 GB, stop at 1 MB",
    );
    expect(problems).toEqual([]);
    expect(guessed).toEqual(["page"]);
    // 4e9 bytes in pages of 16 KiB; the rates stay what they are.
    expect(spec).toMatchObject({ link: { pageBytes: 16_384, bytesPerSecond: 1.25e9 }, machine: { pages: 244_141 } });
    expect(spec.machine.writes.perSecond * spec.link.pageBytes).toBeCloseTo(200e6);
    expect(read("migrate 1 GB at 128 MB/s").spec.link.pageBytes).toBe(4096);
  });

  it.each([
    ["migration over a link of 128 MB/s", "migrationNoMemory"],
    ["migrate 0 MB at 128 MB/s", "migrationNoMemory"],
    ["migrate 64 GB at 128 MB/s, page size 4 KiB", "migrationTooManyPages"],
    ["migrate 64 GB at 128 MB/s, dirty 100 pages/s", "migrationTooManyPages"],
    ["migrate 100 MB at 0 MB/s", "migrationRange"],
    ["migrate 100 MB at 10 MB/s, dirty 99999999 pages/s", "migrationRange"],
    ["migrate 100 MB at 10 MB/s, page size 0 B", "migrationRange"],
  ])("is refused with what would be right where it cannot be worked: %s", (text, code) =>
    expect(read(text).problems.map((each) => each.code)).toContain(code),
  );

  it("is worked for as many pages as it may have, however fast they are written", () => {
    const { spec, problems } = read(`migrate ${MOST_PAGES} pages at 1 GB/s, dirty 9000000 pages/s at random`);
    expect(problems).toEqual([]);
    expect(migrationRecords(spec).length).toBeGreaterThan(4);
  });

  it.each(["", "migration", "AT 0 2 3 / BT 4 2 1 / quantum 2", "7 0 1 2 0 3, 3 frames", "head 53, queue 98 183 37"])(
    "is none where nothing is migrated: %s",
    (text) => expect(readMigration(text)).toBeNull(),
  );
});

describe("the box for one's own exercise", () => {
  it("takes a migration, the way that is chosen before the one that the text names", () => {
    const text = "post-copy migration of 100 MB at 10 MB/s";
    expect(readExercise(text, { title: "Mine" })).toMatchObject({ kind: "migration", way: "postCopy", scenario: null });
    expect(readExercise(text, { title: "Mine", migration: "hybrid" })).toMatchObject({ way: "hybrid" });
  });
});

describe("the table of a migration", () => {
  it("has the rounds beside the closed form, the parts of the downtime, and the whole of each way", () => {
    const records = migrationRecords(
      read("live migration: 1024 MB at 128 MB/s, dirtied at 32 MB/s, stop at 1 MB").spec,
    );
    const ofPreCopy = records.filter(({ way }) => way === "preCopy");
    expect(ofPreCopy.map(({ part, pages, closedForm }) => [part, pages, closedForm])).toEqual([
      ["round 0", 250_000, 250_000],
      ["round 1", 62_500, 62_500],
      ["round 2", 15_625, 15_625],
      ["round 3", 3906, 3906.25],
      ["round 4", 976, 976.56],
      ["copy while stopped", 244, null],
      ["state", null, null],
      ["activate", null, null],
      ["downtime", null, null],
      ["total, stopped by few", 333_251, null],
    ]);
    expect(records.filter(({ part }) => part === "downtime").map(({ way, us }) => [way, us])).toEqual([
      ["stopAndCopy", 8_000_000],
      ["preCopy", 7808],
      ["postCopy", 0],
      ["hybrid", 0],
    ]);
  });
});

describe("hostile numbers in a migration", () => {
  it.each([
    "pre-copy migration of 100 MB at 10 MB/s, first round at 100.001 kbit/s",
    "pre-copy migration of 100 MB at 10 MB/s, dirty 9 pages/s, first round at 1 B/s, step 0 B/s",
    "migration of 100 MB at 10 MB/s, first round at 0 MB/s",
    "migration of 100 MB at 10 MB/s, page size 4.5 B",
    `migration of ${"9".repeat(400)} MB at ${"9".repeat(400)} MB/s`,
    `migration of 1 MB at 1 MB/s, CPU state ${"9".repeat(400)} MB, RTT ${"9".repeat(400)} ms`,
    "migration of 1 GB at 1 B/s, dirty 9000000 pages/s at random, working set 8 KiB",
    "migration of 1 GB at 1 B/s, dirty 9000000 pages/s hot, working set 1 MB",
  ])("are worked, or refused with their range, and never throw or go on for ever: %s", (text) => {
    const { spec, problems } = read(text);
    const worked = problems.length === 0 ? migrationRecords(spec).length : 0;
    expect(worked + problems.length).toBeGreaterThan(0);
  });
});
