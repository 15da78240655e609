/** `migrate`, the runner's answer to a machine that is moved while it runs. */
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";

const MOVE = "live migration: 1024 MB at 128 MB/s, dirtied at 32 MB/s, stop at 1 MB";

async function run(argv: readonly string[], file = "") {
  let out = "";
  let err = "";
  const code = await main(["migrate", ...argv], {
    stdout: (written) => void (out += written),
    stderr: (written) => void (err += written),
    readBytes: (path) => {
      throw new Error(`nobody reads ${path} piece by piece`);
    },
    readFile: () => Promise.resolve(file),
  });
  return { code, out, err };
}

describe("migrate", () => {
  it("prints the rounds, the downtime and the whole of each way as CSV: 7.8 ms down with pre-copy, 10.664 s in all", async () => {
    const { code, out, err } = await run([MOVE]);
    expect([code, err]).toEqual([0, "not said, and taken as usual: workingSet\n"]);
    const [heads, ...lines] = out.trimEnd().split("\n");
    expect(heads).toBe("way,part,pages,us,rate,throttle,dirtied,closedForm");
    expect(lines).toContain("preCopy,round 1,62500,2000000,128000000,0,15625,62500");
    expect(lines).toContain("preCopy,downtime,,7808,,,,");
    expect(lines).toContain('preCopy,"total, stopped by few",333251,10664032,,,,');
    expect(lines).toContain("stopAndCopy,downtime,,8000000,,,,");
  });

  it("reads the words from a file, or standard input", async () => {
    expect((await run(["move.txt"], MOVE)).out).toBe((await run([MOVE])).out);
  });

  it("says what would be right where there is no migration, no memory, or no text", async () => {
    expect(await run(["hello.txt"], "hello")).toMatchObject({ code: 1, err: expect.stringContaining("no migration") });
    expect(await run(["migrate at 5 MB/s"])).toMatchObject({ code: 1, err: expect.stringContaining("1024 MB at 128") });
    expect(await run([])).toMatchObject({ code: 2, err: expect.stringContaining("1024 MB at 128") });
  });
});
