/** The scanner of equal pages against a second one, made from its definition alone, on random contents and programs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentOf } from "../../src/model/contents.ts";
import type { Body, EventKind } from "../../src/model/rows/table.ts";
import type { MachineSpec, Op, SharingSpec } from "../../src/model/scenario.ts";
import { NaiveScanner, type NaiveOutcome } from "../models/sharing/scanner.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { arbitraryContents, arbitrarySharing } from "../support/sharing.ts";
import { machine, PAGE, scenario } from "../support/workloads.ts";

const PAGES = 6;
const UNTIL = 150;

/** Kinds of rows that change pages, or tell what the scanner did. */
const CONCERNS: ReadonlySet<EventKind> = new Set(["copyBroken", "map", "hit", "vmState", "scanned"]);

const ops: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ op: fc.constant("reference" as const), page: fc.nat(PAGES - 1), write: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }).map((ticks): Op => ({ op: "wait", ticks })) },
);
const guests = fc.array(fc.tuple(fc.array(ops, { minLength: 1, maxLength: 25 }), arbitraryContents, fc.nat(10)), {
  minLength: 2,
  maxLength: 4,
});

function wordOf(token: number): string {
  const content = contentOf(token);
  switch (content.kind) {
    case "zero":
      return "zeros";
    case "image":
      return `image ${content.image} page ${content.page}`;
    default:
      return `${content.kind} ${content.number}`;
  }
}

/** Each machine has a pCPU and every page a frame: what is referred to when depends on nothing else. */
function observe(machines: readonly MachineSpec[], sharing: SharingSpec): Observed {
  const run = new Observed(
    scenario(machines, {
      pcpus: machines.length,
      frames: machines.length * PAGES,
      scheduler: { policy: "fcfs", params: {} },
      sharing,
    }),
  );
  run.simulation.runUntil(UNTIL);
  return run;
}

/** What is compared: what became of pages at each wake, Linux's two numbers after it, and what copies left behind. */
interface Account {
  readonly wakes: { readonly time: number; readonly outcomes: readonly NaiveOutcome[] }[];
  readonly counts: { readonly shared: number; readonly sharing: number }[];
  readonly copies: { readonly left: number; readonly how: string }[];
}

function told(run: Observed): Account {
  const account: Account = { wakes: [], counts: [], copies: [] };
  for (const [row, event] of run.events.entries()) {
    if (event.kind === "copyBroken") {
      const next = run.event(row + 1);
      account.copies.push({ left: event.left, how: next.kind === "map" ? next.how : next.kind });
    }
    if (event.kind !== "scanned") continue;
    const sizes = [...run.seenTo(row + 1).sharing!.frames.values()].map(({ pages }) => pages.length);
    account.counts.push({
      shared: sizes.filter((size) => size >= 2).length,
      sharing: sizes.reduce((sum, size) => sum + size - 1, 0),
    });
    if (event.entries.length > 0) account.wakes.push({ time: event.time, outcomes: event.entries.map(outcomeOf) });
  }
  return account;
}

function outcomeOf(entry: Body<"scanned">["entries"][number]): NaiveOutcome {
  const { vm, page, token, what, frame, otherVm, otherPage } = entry;
  return { vm, page, content: wordOf(token), what, frame, other: otherVm < 0 ? null : `${otherVm}:${otherPage}` };
}

/** The same by the model, from when pages came and were written to. `last`: the scanner may go on when nothing else does. */
function expected(run: Observed, machines: readonly MachineSpec[], sharing: SharingSpec, last: number): Account {
  const model = new NaiveScanner(sharing, machines);
  const account: Account = { wakes: [], counts: [], copies: [] };
  let wake = sharing.sleep;
  /** The scanner comes before everything that vCPUs do at its moment. */
  const passTo = (time: number) => {
    for (; wake <= time; wake += sharing.sleep) {
      const outcomes = model.wakes();
      if (outcomes.length > 0) account.wakes.push({ time: wake, outcomes });
    }
  };
  const vmOf = (vcpu: number) => run.info.vcpus[vcpu]!.vm;
  for (const [row, event] of run.events.entries()) {
    if (!CONCERNS.has(event.kind)) continue;
    // Programs end with a wait: what they leave behind is gone before the scanner comes.
    passTo(event.kind === "vmState" ? event.time - 1 : event.time);
    if (event.kind === "copyBroken") {
      const next = run.event(row + 1);
      const left = model.breaks(vmOf(event.vcpu), event.page, next.kind === "map" ? next.frame : -1);
      account.copies.push({ left, how: left > 0 ? "copied" : "kept" });
    } else if (event.kind === "map") {
      if (event.how === "zeroFill") model.comes(event.vm, event.page, event.frame);
      if (event.dirty) model.writes(event.vm, event.page);
    } else if (event.kind === "hit" && event.write) model.writes(vmOf(event.vcpu), event.page);
    else if (event.kind === "vmState" && event.state === "shutOff") model.stops(event.vm);
    else if (event.kind === "scanned") account.counts.push(model.counts());
  }
  passTo(last);
  return account;
}

describe("the scanner", () => {
  it("makes of every page what its definition says, whatever pages hold and when they are written to", () => {
    fc.assert(
      fc.property(guests, arbitrarySharing, (drawn, sharing) => {
        const machines = drawn.map(([program, contents, arrival], at) =>
          machine(`m${at}`, [...program, { op: "wait", ticks: 30 }], {
            memoryBytes: PAGES * PAGE,
            arrival,
            ...contents,
          }),
        );
        const run = observe(machines, sharing);
        const seen = told(run);
        expect(seen).toEqual(expected(run, machines, sharing, seen.wakes.at(-1)?.time ?? 0));
      }),
      examples(100),
    );
  });
});
