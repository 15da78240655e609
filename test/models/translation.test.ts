/**
 * Address translation held against a naive model (domain C.1), over random runs with commands on several pCPUs; and laws
 * that need no model.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { hostOf, withHost, type Op, type Scenario, type TranslationSpec } from "../../src/model/scenario.ts";
import { pageOfKey, vmOfKey } from "../../src/model/translation.ts";
import type { TlbStateView } from "../../src/trace/hostState.ts";
import { hostAt, HostCursor } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { translation } from "../support/arbitraryScenario.ts";
import { busyScenario } from "../support/busyScenario.ts";
import { examples } from "../support/laws.ts";
import { machine, NO_COSTS, scenario } from "../support/workloads.ts";
import { ModelTranslator } from "./translation.ts";

const MOST_ROWS = 3000;

const withTranslation = (given: Scenario, rule: TranslationSpec): Scenario =>
  withHost(given, { ...hostOf(given), translation: rule });

const translated = fc
  .tuple(busyScenario({ translations: false, caches: false }), translation())
  .map(([given, rule]) => withTranslation(given, rule));

const listOf = ({ entries }: TlbStateView) => [...entries.keys()].map((key) => `${vmOfKey(key)} ${pageOfKey(key)}`);

interface Compared {
  /** What the run told of each reference, of each write into page tables and of the TLBs at the end; and the model's. */
  readonly told: readonly unknown[];
  readonly modelled: readonly unknown[];
  readonly references: number;
}

/** A run and the model, row by row. */
function compared(trace: TraceReader, rule: TranslationSpec): Compared {
  const model = new ModelTranslator(rule);
  const vmOf = (vcpu: number) => trace.info.vcpus[vcpu]!.vm;
  const told: unknown[] = [];
  const modelled: unknown[] = [];
  let references = 0;
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "dispatch") model.dispatched(event.pcpu, event.vcpu);
    else if (event.kind === "tablesWritten") {
      const writes = model.written(vmOf(event.vcpu), event.page);
      const exits = rule.kind === "shadow" ? writes : 0;
      told.push([event.writes, event.exits, event.ticks]);
      modelled.push([writes, exits, exits * rule.tableWriteTicks]);
    } else if (event.kind === "translated") {
      const { vcpu, pcpu, page, hit, accesses, outVm, outPage } = event;
      // By then the guest has written its tables.
      told.push({ hit, accesses, out: outVm < 0 ? "" : `${outVm} ${outPage}` }, 0);
      modelled.push(model.referred(pcpu, vmOf(vcpu), page), model.written(vmOf(vcpu), page));
      references += 1;
    } else if (event.kind === "evict" || event.kind === "givenUp") model.pageLeft(event.vm, event.page);
    else if (event.kind === "vmState" && event.state === "shutOff") model.stopped(event.vm);
  }
  const { tlbs } = hostAt(trace, trace.rowCount, trace.knownUntil);
  told.push(tlbs.map(listOf));
  modelled.push(tlbs.map((_, pcpu) => model.tlb(pcpu)));
  return { told, modelled, references };
}

describe("address translation in a random run", () => {
  it("is what a naive model of TLBs, tables and walks says, row by row", () => {
    fc.assert(
      fc.property(translated, (given) => {
        const { told, modelled } = compared(simulate(given, { maxRows: MOST_ROWS }), hostOf(given).translation!);
        expect(told).toEqual(modelled);
      }),
      examples(120),
    );
  });

  it("is counted so that hits and misses are the references that were made", () => {
    fc.assert(
      fc.property(translated, (given) => {
        const trace = simulate(given, { maxRows: MOST_ROWS });
        const made = compared(trace, hostOf(given).translation!).references;
        const end = hostAt(trace, trace.rowCount, trace.knownUntil);
        const counted = [end.tlbs, [...end.translations.values()]].map((counts) =>
          counts.reduce((sum, { hits, misses }) => sum + hits + misses, 0),
        );
        expect(counted).toEqual([made, made]);
      }),
      examples(40),
    );
  });

  it("never flushes a TLB at a world switch where entries carry tags", () => {
    fc.assert(
      fc.property(translated, (given) => {
        const rule = { ...hostOf(given).translation!, tags: true };
        const trace = simulate(withTranslation(given, rule), { maxRows: MOST_ROWS });
        const { tlbs } = hostAt(trace, trace.rowCount, trace.knownUntil);
        expect(tlbs.map(({ flushes }) => flushes)).toEqual(tlbs.map(() => 0));
      }),
      examples(40),
    );
  });

  it("is shown the same from whichever side the cursor comes", () => {
    fc.assert(
      fc.property(translated, fc.nat(), (given, pick) => {
        const trace = simulate(given, { maxRows: MOST_ROWS });
        const row = 1 + (pick % trace.rowCount);
        const time = trace.timeOf(row - 1);
        const fromTheStart = new HostCursor();
        for (let step = 1; step <= row; step += 1) fromTheStart.at(trace, step, trace.timeOf(step - 1));
        const expected = fromTheStart.at(trace, row, time).tlbs.map(listOf);
        const fromTheEnd = new HostCursor();
        fromTheEnd.at(trace, trace.rowCount, trace.knownUntil);
        expect(fromTheEnd.at(trace, row, time).tlbs.map(listOf)).toEqual(expected);
      }),
      examples(20),
    );
  });
});

describe("the time that translation takes", () => {
  const program = fc.array(fc.tuple(fc.nat(7), fc.boolean()), { minLength: 1, maxLength: 40 });
  const host = { frames: 4, costs: { ...NO_COSTS, reference: 2, fault: 3 } };

  it("is added to each reference that misses, and to the exits of the machine under shadow paging", () => {
    fc.assert(
      fc.property(program, translation(), (references, rule) => {
        const ops = references.map(([page, write]): Op => ({ op: "reference", page, write }));
        const given = withTranslation(scenario([machine("A", ops)], host), rule);
        const trace = simulate(given);
        const end = hostAt(trace, trace.rowCount, trace.knownUntil);
        const model = new ModelTranslator(rule);
        model.dispatched(0, 0);
        let [guest, exits] = [0, 0];
        const left = new Map<number, number[]>();
        // Whose page leaves for which reference is the replacement policy's answer; all else follows from the program.
        let at = -1;
        for (let row = 0; row < trace.rowCount; row += 1) {
          const event = trace.eventAt(row);
          if (event.kind === "hit" || event.kind === "fault") at += 1;
          if (event.kind === "evict") left.set(at, [...(left.get(at) ?? []), event.page]);
        }
        for (const [index, [page]] of references.entries()) {
          const writes = model.written(0, page);
          if (rule.kind === "shadow") exits += writes * rule.tableWriteTicks;
          for (const other of left.get(index) ?? []) model.pageLeft(0, other);
          guest += 2 + model.referred(0, 0, page).accesses * rule.accessTicks;
        }
        expect(end.vcpus[0]!.cpu).toBe(guest);
        expect(end.vcpus[0]!.exit).toBe(exits + 3 * end.faults);
        expect(end.hits + end.faults).toBe(references.length);
      }),
      examples(100),
    );
  });
});
