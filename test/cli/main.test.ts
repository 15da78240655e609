import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { encodeLink } from "../../src/codec/link/link.ts";
import { job, scenario, W1 } from "../support/workloads.ts";
import { hostOf } from "../../src/model/scenario.ts";

/** Runs the command line with the files in `files`; what it wrote and its exit code. */
async function run(argv: readonly string[], files: Readonly<Record<string, string>> = {}) {
  let out = "";
  let err = "";
  const code = await main(argv, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    readFile: (path) =>
      path in files ? Promise.resolve(files[path]!) : Promise.reject(new Error(`no such file: ${path}`)),
    async *readBytes(path) {
      const text = files[path];
      if (text === undefined) throw new Error(`no such file: ${path}`);
      yield await Promise.resolve(new TextEncoder().encode(text));
    },
  });
  return { code, out, err };
}

const w1 = { "w1.json": JSON.stringify(scenario(W1)) };

describe("a scenario file in, a report out", () => {
  it("gives slices, commands and metrics of the whole run as JSON", async () => {
    const { code, out, err } = await run(["w1.json"], w1);
    const report = JSON.parse(out);
    expect([code, err]).toEqual([0, ""]);
    expect(report).toMatchObject({ format: "hyperscope-report-1", ticksPerUnit: 1, until: 20, complete: true });
    expect(report.slices.map((s: { vm: string; start: number; end: number }) => [s.vm, s.start, s.end])).toEqual([
      ["A", 0, 3],
      ["B", 3, 7],
      ["C", 7, 11],
      ["D", 11, 15],
      ["B", 15, 17],
      ["E", 17, 19],
      ["D", 19, 20],
    ]);
    // Stallings, table 9.5, round robin with q = 4: finish times 3 17 11 20 19.
    expect(report.metrics.vcpus.map((v: { completion: number }) => v.completion)).toEqual([3, 17, 11, 20, 19]);
    expect(report.metrics.host.averageTurnaround).toBe(10);
    expect(report.commands).toHaveLength(10);
  });

  it("gives a table as CSV, slices unless another is asked for", async () => {
    const slices = await run(["w1.json", "--format", "csv"], w1);
    expect(slices.out.split("\n").slice(0, 2)).toEqual(["pcpu,start,end,kind,vm,vcpu", "0,0,3,guest,A,A.0"]);
    const references = await run(["w1.json", "--format", "csv", "--table", "references"], w1);
    expect(references.out).toBe(
      "time,vm,vcpu,page,write,result,frame,served,victimVm,victimPage,victimDirty,reason,value,cleared,hand,ghost,workingSet,miss\n",
    );
  });

  it("gives a table as Markdown", async () => {
    const { out } = await run(["w1.json", "--format", "md"], w1);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "| pcpu | start | end | kind | vm | vcpu |",
      "| ---: | ---: | ---: | --- | --- | --- |",
      "| 0 | 0 | 3 | guest | A | A.0 |",
    ]);
  });

  it("gives the run in Chrome's trace format, with the reason of each decision", async () => {
    const { code, out } = await run(["w1.json", "--format", "perfetto", "--until", "8"], w1);
    const { traceEvents, metadata } = JSON.parse(out);
    expect(code).toBe(0);
    expect(metadata).toMatchObject({ program: "Hyperscope", until: 8 });
    expect(traceEvents.find(({ name }: { name: string }) => name === "B.0")).toMatchObject({
      ph: "X",
      ts: 3000,
      dur: 4000,
    });
    expect(out).toContain('"why":"B ');
    expect((await run(["w1.json", "--format", "perfetto", "--machines", "3"], w1)).code).toBe(2);
  });

  it("gives the machines back as the table of jobs that they came from, or says why it cannot", async () => {
    const { out } = await run(["w1.json", "--format", "csv", "--table", "jobTable"], w1);
    expect(out).toBe("name,arrival,bursts,priority,weight\nA,0,3,2,\nB,2,6,1,\nC,4,4,3,\nD,6,5,5,\nE,8,2,4,\n");
    const more = { "more.json": JSON.stringify(scenario([{ ...job("A", 0, [1]), vcpus: 2 }])) };
    const refused = await run(["more.json", "--format", "md", "--table", "jobTable"], more);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain("more than a job");
  });

  it("tells with --details who waits in which order, whenever that has changed", async () => {
    const { out } = await run(["w1.json", "--details"], w1);
    const { queues } = JSON.parse(out) as { queues: { time: number; queue: number; vcpus: string[] }[] };
    expect(queues.map(({ time, queue, vcpus }) => [time, queue, vcpus.join(" ")])).toEqual([
      [2, 0, "B.0"],
      [3, 0, ""],
      [4, 0, "C.0"],
      [6, 0, "C.0 D.0"],
      [7, 0, "D.0 B.0"],
      [8, 0, "D.0 B.0 E.0"],
      [11, 0, "B.0 E.0"],
      [15, 0, "E.0 D.0"],
      [17, 0, "D.0"],
      [19, 0, ""],
    ]);
  });

  it("tells with --details what the policy keeps about a vCPU at each decision", async () => {
    const host = { scheduler: { policy: "mlfq", params: { timeslices: [2, 4] } } };
    const { out } = await run(["m.json", "--details"], {
      "m.json": JSON.stringify(scenario([job("A", 0, [5])], host)),
    });
    expect(JSON.parse(out).decisions).toMatchObject([
      { time: 0, pcpu: 0, vcpu: "A.0", timeslice: 2, account: { level: 0, used: 0, left: 2 } },
      { time: 2, pcpu: 0, vcpu: "A.0", timeslice: 4, account: { level: 1, used: 0, left: 4 } },
    ]);
    expect(JSON.parse((await run(["w1.json"], w1)).out)).not.toHaveProperty("decisions");
  });

  it("reads a link as well, whole address or fragment", async () => {
    const fragment = await encodeLink({ scenario: scenario(W1), cursor: { time: 7, step: 3 } });
    const [whole, part] = await Promise.all([run([`https://example.org/x/#${fragment}`]), run([fragment])]);
    expect(whole.out).toBe((await run(["w1.json"], w1)).out);
    expect(part.out).toBe(whole.out);
  });

  it("stops a run without an end at --until, with accounts up to there", async () => {
    const endless = scenario([
      { ...job("A", 0, [1]), programs: [[{ op: "loop", times: null, body: [{ op: "compute", ticks: 3 }] }]] },
    ]);
    const { out } = await run(["e.json", "--until", "50"], { "e.json": JSON.stringify(endless) });
    expect(JSON.parse(out)).toMatchObject({ until: 50, complete: false, metrics: { host: { elapsed: 50 } } });
  });

  it("ends even where a guest computes for ever and nothing is left to tell", async () => {
    const endless = scenario(
      [{ ...job("A", 0, [1]), programs: [[{ op: "loop", times: null, body: [{ op: "compute", ticks: 3 }] }]] }],
      { scheduler: { policy: "fcfs", params: {} } },
    );
    const { code, out } = await run(["e.json"], { "e.json": JSON.stringify(endless) });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ complete: false, metrics: { host: { utilization: 1 } } });
  });

  it("tells how busy the processors are with more and more machines", async () => {
    const { out } = await run(["w1.json", "--machines", "2", "--format", "csv"], w1);
    const [head, ...lines] = out.trim().split("\n");
    expect(head).toBe("machines,utilization,faults,until,complete");
    expect(lines.map((line) => line.split(",")[0])).toEqual(["1", "2"]);
    expect((await run(["w1.json", "--machines", "0"], w1)).code).toBe(2);
  });

  it("names every reference with its frame and victim", async () => {
    const paged = scenario([
      {
        ...job("A", 0, [1]),
        memoryBytes: 5 * 4096,
        programs: [[1, 2, 1, 3].map((page) => ({ op: "reference" as const, page, write: false }))],
      },
    ]);
    const file = { "p.json": JSON.stringify({ ...paged, hosts: [{ ...hostOf(paged), frames: 2 }] }) };
    const { references } = JSON.parse((await run(["p.json"], file)).out);
    expect(
      references.map((r: { page: number; result: string; frame: number; victim: unknown }) => [
        r.page,
        r.result,
        r.frame,
        r.victim,
      ]),
    ).toEqual([
      [1, "fault", 0, null],
      [2, "fault", 1, null],
      [1, "hit", 0, null],
      [3, "fault", 1, { vm: "A", page: 2, dirty: false }],
    ]);
  });
});

describe("what was left out is said", () => {
  it("on standard error, one line a key, and the run goes on", async () => {
    const text = '{"host": {"scheduler": {"policy": "rr", "timeslice": 2}}, "machines": [{"name": "P1", "burst": 5}]}';
    const { code, out, err } = await run(["a.json"], { "a.json": text });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ until: 10 });
    expect(err.split("\n").map((line) => line.split(":")[0])).toEqual([
      "host.scheduler.timeslice",
      "machines[0].burst",
      "",
    ]);
  });

  it("and a file of another tool is refused", async () => {
    const { code, out, err } = await run(["a.json"], { "a.json": '{"processes": [], "quantum": 2}' });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("It has processes, quantum; a scenario has at least one of host");
  });
});

describe("what is wrong is said, with the exit code for it", () => {
  it("2 and the usage for a wrong call", async () => {
    const calls = [[], ["a", "b"], ["a", "--format", "xml"], ["a", "--until", "-3"], ["a", "--nonsense"]];
    const results = await Promise.all(calls.map((argv) => run(argv, { a: "{}" })));
    for (const [at, { code, out, err }] of results.entries()) {
      expect([code, out], calls[at]!.join(" ")).toEqual([2, ""]);
      expect(err).toContain("usage:");
    }
  });

  it("1 and every problem with its place for an invalid scenario", async () => {
    const { code, out, err } = await run(["bad.json"], { "bad.json": '{"host":{"pcpus":0,"frames":-1}}' });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("host.pcpus");
    expect(err).toContain("host.frames");
  });

  it("1 for a file that is not there, one that is not JSON, and a broken link", async () => {
    const missing = await run(["nowhere.json"]);
    const text = await run(["x.json"], { "x.json": "not json" });
    const link = await run(["v1.AAAAAA"]);
    expect([missing.code, text.code, link.code]).toEqual([1, 1, 1]);
    expect(missing.err).toContain("nowhere.json");
  });

  it("0 and the usage for --help", async () => {
    expect(await run(["--help"])).toMatchObject({ code: 0, err: "" });
  });
});

describe("a file of references in, faults by frames out", () => {
  const belady = { "belady.txt": "1 2 3 4 1 2 5 1 2 3 4 5\n" };

  it("has a row a policy and number of frames: Belady's anomaly under FIFO, none under LRU", async () => {
    const { code, out, err } = await run(
      ["curves", "belady.txt", "--policies", "fifo,lru", "--frames", "1..5"],
      belady,
    );
    expect([code, err]).toEqual([0, ""]);
    const [heads, ...rows] = out.trim().split("\n");
    expect(heads).toBe("policy,frames,references,faults,hits,missRatio,writeBacks");
    expect(rows.map((row) => row.split(",").slice(0, 4).join(" "))).toEqual([
      "fifo 1 12 12",
      "fifo 2 12 12",
      "fifo 3 12 9",
      "fifo 4 12 10",
      "fifo 5 12 5",
      "lru 1 12 12",
      "lru 2 12 12",
      "lru 3 12 10",
      "lru 4 12 8",
      "lru 5 12 5",
    ]);
  });

  it("as JSON says what was read, and where more frames have more faults", async () => {
    const { out } = await run(
      ["curves", "belady.txt", "--policies", "fifo", "--frames", "3,4", "--format", "json"],
      belady,
    );
    expect(JSON.parse(out)).toMatchObject({
      format: "hyperscope-curves-1",
      file: { form: "list", lines: 1, skipped: 0 },
      references: 12,
      pages: 5,
      curves: [
        { policy: "fifo", anomalies: [{ from: 3, to: 4 }], points: [{ faults: 9, missRatio: 0.75 }, { faults: 10 }] },
      ],
    });
  });

  it("takes rules of policies, and the page size of addresses", async () => {
    const files = {
      "a.lackey": "I  00401000,3\n L 00001000,8\n S 00002000,8\n L 00001008,8\n L 00003000,8\n L 00001010,8\n",
    };
    const call = ["curves", "a.lackey", "--policies", "clock(referencedOnLoad=false,bits=2)", "--frames", "2"];
    const { out } = await run(call, files);
    // 1 2 1 3 1: page 1 is spared for its bit, and 2, which was written to, leaves.
    expect(out.trim().split("\n")[1]).toBe('"clock(referencedOnLoad=false,bits=2)",2,5,3,2,0.6,1');
    const larger = await run([...call, "--page-size", "65536"], files);
    expect(larger.out.trim().split("\n")[1]).toContain(",2,5,1,4,");
  });

  it("says what is wrong with the call, the policies and the file", async () => {
    expect(await run(["curves"])).toMatchObject({ code: 2, err: expect.stringContaining("one file of references") });
    const wrong = [
      [["--policies", "lru,nope"], "--policies: “nope” is none of"],
      [["--policies", "clock(bots=2)"], "bots"],
      [["--policies", "clock(bits=9)"], "--policies: bits: "],
      [["--policies", "(("], "list of policies"],
      [["--frames", "0..3"], "--frames has numbers from 1"],
      [["--page-size", "x"], "--page-size"],
      [["--only", "some"], "--only is one of"],
    ] as const;
    for (const [args, text] of wrong)
      // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the failing call in the message
      expect(await run(["curves", "belady.txt", ...args], belady)).toMatchObject({
        code: 2,
        err: expect.stringContaining(text),
      });
    expect(await run(["curves", "none.txt"])).toMatchObject({ code: 1, err: expect.stringContaining("no such file") });
    expect(await run(["curves", "x"], { x: "dear all,\nplease find attached\n" })).toMatchObject({
      code: 1,
      err: expect.stringContaining("no references"),
    });
  });
});
