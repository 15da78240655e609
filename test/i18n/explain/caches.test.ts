/** What is said of caches, in both languages. */
import { describe, expect, it } from "vitest";
import { explain, plainText, type ExplainContext } from "../../../src/i18n/explain/explain.ts";
import type { Language } from "../../../src/i18n/explain/language.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import type { VmInfo } from "../../../src/trace/hostState.ts";
import { createState, info, scenario } from "../fixtures.ts";

const time = 43;
const rule = { size: 100, warmupTicks: 10, warmRate: 2 };
const vms = info.vms.map((vm): VmInfo => ({ ...vm, spec: { ...vm.spec, workingSet: vm.name === "ci" ? 120 : 50 } }));
const context: ExplainContext = { info: { ...info, vms, cache: rule }, scenario, state: createState(), previous: [] };

const said = (event: TraceEvent, language: Language) => plainText(explain(event, context, language));

const warming = (vcpu: number, begins = true): TraceEvent => ({ time, kind: "warming", vcpu, pcpu: 1, begins });
const warm: TraceEvent = { time, kind: "warmth", vcpu: 1, pcpu: 1, isWarm: true, by: 1 };
const lost: TraceEvent = { time, kind: "warmth", vcpu: 0, pcpu: 1, isWarm: false, by: 1 };

describe("caches", () => {
  it("say what being warm is worth", () => {
    expect(said(warm, "en")).toBe(
      "db is warm on pCPU 1 now: it runs at 2×. In 1 ms there it gets 2 ms of its work done; where it is cold, 1 ms.",
    );
    expect(said(warm, "zh")).toMatch(/^db 在 pCPU 1 上的缓存已预热：从现在起以 2 倍速度运行。/);
  });

  it("say to whom a place was lost, and why", () => {
    expect(said(lost, "en")).toBe(
      "web has lost its place in the cache of pCPU 1 to db. The working sets of all who are warm there must fit into 100; who has been warm longest goes first, and has to warm up anew.",
    );
    expect(said(lost, "zh")).toMatch(/^web 失去了在 pCPU 1 缓存中的位置，被 db 取代。/);
  });

  it("say how long warming up takes, and who need not try", () => {
    expect(said(warming(1), "en")).toBe("db is cold on pCPU 1 and begins to warm up: it has to run there for 10 ms.");
    expect(said(warming(2), "en")).toBe(
      "ci is never warm on pCPU 1: its working set of 120 is larger than the cache, 100.",
    );
    expect(said(warming(2), "zh")).toBe("ci 在 pCPU 1 上无法预热：它的工作集为 120，超过了缓存大小 100。");
    expect(said(warming(1, false), "en")).toBe(
      "db starts anew: nothing of it is left in the cache of pCPU 1, where it is cold.",
    );
  });
});
