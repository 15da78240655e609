/** The sums up to any moment, in portions: the same as counting from the start, and bounded work each time. */
import { beforeAll, describe, expect, it } from "vitest";
import { hostShape, Run } from "../../../src/engine/run.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { stealBetween } from "../../../src/trace/figures/steal.ts";
import { StealLedger, type LedgerSource } from "../../../src/trace/figures/stealLedger.ts";
import { Trace } from "../../../src/trace/trace.ts";
import { readAll } from "../../support/traceContent.ts";
import { job, scenario } from "../../support/workloads.ts";

/** Three hogs that change every two ticks: about 20,000 rows. */
const UNTIL = 13_000;
let trace: Trace;

const HOGS = ["A", "B", "C"].map((name) => job(name, 0, [1_000_000]));
const RR = { scheduler: { policy: "rr", params: { timeslice: 2 } } };

beforeAll(() => {
  trace = simulate(scenario(HOGS, RR), { until: UNTIL });
});

/** The trace, counting the ticks of the windows in which pCPU 0 was looked at. */
function counting(): { source: LedgerSource; ticks: () => number } {
  let ticks = 0;
  const source: LedgerSource = {
    info: trace.info,
    chunks: trace.chunks,
    rowCount: trace.rowCount,
    rowsUpTo: (time) => trace.rowsUpTo(time),
    timeOf: (row) => trace.timeOf(row),
    kindOf: (row) => trace.kindOf(row),
    eventAt: (row) => trace.eventAt(row),
    pcpuLane: (pcpu, from, to) => {
      ticks += to - from;
      return trace.pcpuLane(pcpu, from, to);
    },
    vcpuLane: (vcpu, from, to) => trace.vcpuLane(vcpu, from, to),
  };
  return { source, ticks: () => ticks };
}

/** Goes to `to`; the number of portions it took. */
function go(ledger: StealLedger, to: number): number {
  for (let portions = 1; ; portions += 1) if (ledger.advance(to)) return portions;
}

describe("the ledger", () => {
  it("begins with nothing", () => {
    const ledger = new StealLedger(trace);
    expect(ledger.sums).toEqual(stealBetween(trace, 0, 0));
    expect(ledger.advance(0)).toBe(true);
  });

  it.each([
    ["forward", [1, 7, 8, 100, 5000, 12_000]],
    ["back", [12_000, 11_999, 6001, 6000, 3, 0]],
    ["to and fro", [9000, 40, 9001, 8999, 12_500, 0, 12_500]],
  ])("gives what counting from the start gives, going %s", (_way, moments) => {
    const ledger = new StealLedger(trace);
    for (const moment of moments) {
      go(ledger, moment);
      expect(ledger.sums).toEqual(stealBetween(trace, 0, moment));
    }
  });

  it("does a long way in portions, each of them exact as far as it got", () => {
    const ledger = new StealLedger(trace);
    let before = 0;
    let portions = 1;
    while (!ledger.advance(12_000)) {
      const { to } = ledger.sums;
      expect(to - before).toBeLessThan(2000);
      expect(ledger.sums).toEqual(stealBetween(trace, 0, to));
      before = to;
      portions += 1;
    }
    expect(portions).toBeGreaterThan(5);
  });

  it("looks only at what is new while it is played", () => {
    const { source, ticks } = counting();
    const ledger = new StealLedger(source);
    for (let moment = 1; moment <= 12_000; moment += 3) go(ledger, moment);
    expect(ticks()).toBeLessThanOrEqual(12_000);
  });

  it("goes back from a mark near by, and not from the start", () => {
    const { source, ticks } = counting();
    const ledger = new StealLedger(source);
    for (let moment = 0; moment <= 12_000; moment += 10) go(ledger, moment);
    const before = ticks();
    go(ledger, 11_900);
    expect(ticks() - before).toBeLessThan(1500);
  });

  it("goes on in a trace that has grown, and counts nothing again", () => {
    const { source, ticks } = counting();
    const shorter = trace.chunks.slice(0, 3);
    const ledger = new StealLedger({ ...source, chunks: shorter, rowCount: shorter.at(-1)!.firstRow });
    go(ledger, 1000);
    const before = ticks();
    ledger.follow(source);
    expect(ledger.sums).toEqual(stealBetween(trace, 0, 1000));
    go(ledger, 1003);
    expect(ticks() - before).toBeLessThanOrEqual(3);
  });

  it("counts a past that was replaced anew, from the chunks that are left", () => {
    const given = scenario(HOGS, RR, { commands: [{ at: 9000, command: "create", machine: job("D", 0, [9]) }] });
    const run = new Run(given);
    const first = readAll(run, Trace.empty(hostShape(given)), UNTIL);
    const { run: branch, from } = run.branch({ ...given, commands: [{ at: 9000, command: "pause", vm: "B" }] })!;
    const second = readAll(branch, first, UNTIL);
    const ledger = new StealLedger(first);
    for (let moment = 0; moment <= 12_000; moment += 100) go(ledger, moment);
    ledger.follow(second);
    expect(ledger.sums.to).toBeGreaterThan(5000);
    expect(ledger.sums.to).toBeLessThanOrEqual(first.chunks[from]!.from);
    expect(ledger.sums).toEqual(stealBetween(second, 0, ledger.sums.to));
    for (const moment of [12_000, 10_000, 40]) {
      go(ledger, moment);
      expect(ledger.sums).toEqual(stealBetween(second, 0, moment));
    }
  });
});
