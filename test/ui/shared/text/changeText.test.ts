/** Changes of the host in a few words, as buttons and the chip of the result say them. */
import { describe, expect, it } from "vitest";
import { briefCatalogues } from "../../../../src/i18n/briefCatalogue.ts";
import type { ArmSpec, HostSpec } from "../../../../src/model/scenario.ts";
import { defaultsOf } from "../../../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../../../src/model/settings.ts";
import type { TimeUnit } from "../../../../src/model/timeUnit.ts";
import { allChangeWords, changeWords } from "../../../../src/ui/shared/text/changeText.ts";
import { ARM } from "../../../support/diskQueues.ts";
import { SHARING_RULES } from "../../../support/sharing.ts";
import { host } from "../../../support/workloads.ts";

const scheduler = (policy: string, params: HostSpec["scheduler"]["params"] = {}) => ({ scheduler: { policy, params } });
const replacement = (policy: string, params: HostSpec["replacement"]["params"] = {}) => ({
  replacement: { policy, params },
});

const armed = (chosen: ArmSpec["scheduler"]) => ({
  disks: [{ extents: 9, readTicks: 1, writeTicks: 1, arm: { ...ARM, scheduler: chosen } }],
});

/** The words in both languages. */
function told(before: Partial<HostSpec>, after: Partial<HostSpec>, unit: TimeUnit = "tick"): (string | undefined)[] {
  return [briefCatalogues.en, briefCatalogues.zh].map((text) => changeWords(text, unit, host(before), after)?.text);
}

function subject(before: Partial<HostSpec>, after: Partial<HostSpec>): string | undefined {
  return changeWords(briefCatalogues.en, "tick", host(before), after)?.subject;
}

const RULES = defaultsOf(OVERCOMMIT);

/** All that changed, in both languages. */
function toldAll(before: Partial<HostSpec>, after: Partial<HostSpec>): (string | undefined)[] {
  return [briefCatalogues.en, briefCatalogues.zh].map(
    (text) => allChangeWords(text, "tick", host(before), host(after))?.text,
  );
}

describe("the words of several changes", () => {
  it("name two, and count the others", () => {
    expect(toldAll({ frames: 3, pcpus: 1 }, { frames: 4, pcpus: 2 })).toEqual([
      "Frames 3 → 4, pCPUs 1 → 2",
      "页框 3 → 4，pCPU 1 → 2",
    ]);
    const [before, after] = [
      { frames: 3, pcpus: 1, ...scheduler("rr") },
      { frames: 4, pcpus: 2, ...scheduler("srtf") },
    ];
    expect(toldAll(before, after)).toEqual(["Frames 3 → 4, pCPUs 1 → 2 +1", "页框 3 → 4，pCPU 1 → 2 +1"]);
  });

  it("are those of the one there is", () => {
    expect(toldAll({ frames: 3 }, { frames: 4 })).toEqual(["Frames 3 → 4", "页框 3 → 4"]);
    expect(toldAll({}, {})).toEqual([undefined, undefined]);
  });
});

describe("the words of a change", () => {
  it.each([
    ["frames", { frames: 3 }, { frames: 4 }, "Frames 3 → 4", "页框 3 → 4"],
    ["many frames", { frames: 1000 }, { frames: 4096 }, "Frames 1,000 → 4,096", "页框 1,000 → 4,096"],
    ["pCPUs", { pcpus: 1 }, { pcpus: 2 }, "pCPUs 1 → 2", "pCPU 1 → 2"],
    ["a policy, by its short name", scheduler("rr"), scheduler("srtf"), "RR → SRTF", "RR → SRTF"],
    ["a replacement policy", replacement("clock"), replacement("lru"), "Clock → LRU", "时钟 → LRU"],
    ["a disk scheduler", armed("fcfs"), armed("clook"), "FCFS → C-LOOK", "FCFS → C-LOOK"],
    ["load control", {}, { loadControl: { window: 10 } }, "Load control off → on", "负载控制 关 → 开"],
    [
      "the tax on idle pages",
      { overcommit: RULES },
      { overcommit: { ...RULES, idleTax: 0 } },
      "Idle memory tax 75% → 0%",
      "空闲内存税 75% → 0%",
    ],
    [
      "merging only pages that do not change",
      { sharing: SHARING_RULES },
      { sharing: { ...SHARING_RULES, requireStable: false } },
      "Only stable pages on → off",
      "只合并不变的页 开 → 关",
    ],
    ["merging at all", {}, { sharing: SHARING_RULES }, "Equal pages merged off → on", "合并相同页 关 → 开"],
    [
      "balloons",
      { overcommit: RULES },
      { overcommit: { ...RULES, ballooning: false } },
      "Balloons on → off",
      "气球 开 → 关",
    ],
    [
      "a number of a policy",
      scheduler("rr", { timeslice: 4 }),
      scheduler("rr", { timeslice: 1 }),
      "Timeslice 4 → 1",
      "时间片 4 → 1",
    ],
    [
      "a flag of a policy",
      scheduler("priority", { preemptive: true }),
      scheduler("priority", { preemptive: false }),
      "Preemptive Yes → No",
      "抢占式 是 → 否",
    ],
    [
      "a list of numbers",
      scheduler("mlfq", { timeslices: [2, 4] }),
      scheduler("mlfq", { timeslices: [1, 2, 4] }),
      expect.stringMatching(/ 2, 4 → 1, 2, 4$/),
      expect.stringMatching(/ 2, 4 → 1, 2, 4$/),
    ],
    [
      "queues",
      { runQueues: "global" } as const,
      { runQueues: "perPcpu" } as const,
      "One queue → A queue per pCPU",
      "共用一条队列 → 每个 pCPU 一条队列",
    ],
    ["anything else", { swapBytes: 0 }, { swapBytes: 4096 }, "Settings", "设置"],
  ])("say %s before and after", (_case, before, after, en, zh) => {
    expect(told(before, after)).toEqual([en, zh]);
  });

  it("give times their unit, where it has a name", () => {
    const times = [scheduler("rr", { timeslice: 4 }), scheduler("rr", { timeslice: 1 })] as const;
    expect(told(...times, "ms")).toEqual(["Timeslice 4 ms → 1 ms", "时间片 4 ms → 1 ms"]);
    const tenths = [scheduler("rr", { timeslice: 40 }), scheduler("rr", { timeslice: 15 })] as const;
    expect(told(...tenths, "ms/10")[0]).toBe("Timeslice 4.0 ms → 1.5 ms");
  });

  it("take the default for what is not said", () => {
    expect(told(scheduler("rr"), scheduler("rr", { timeslice: 2 }))[0]).toBe("Timeslice 4 → 2");
  });

  it("are those of what says most where more than one thing changes", () => {
    expect(told({ frames: 3, pcpus: 1 }, { frames: 4, pcpus: 2, ...scheduler("fcfs") })[0]).toBe("Frames 3 → 4");
    expect(told({ pcpus: 1 }, { pcpus: 2, ...scheduler("fcfs") })[0]).toBe("pCPUs 1 → 2");
    // The number belongs to the policy that is left.
    expect(told(scheduler("rr", { timeslice: 9 }), scheduler("fcfs"))[0]).toBe("RR → FCFS");
  });

  it("are none where nothing changes, said or not", () => {
    expect(told({}, {})).toEqual([undefined, undefined]);
    expect(told({ frames: 4 }, { frames: 4 })[0]).toBeUndefined();
    expect(told(scheduler("rr"), scheduler("rr", { timeslice: 4 }))[0]).toBeUndefined();
    expect(
      told(scheduler("rr", { timeslice: 4, sharedTick: false }), scheduler("rr", { timeslice: 4 }))[0],
    ).toBeUndefined();
  });

  it("know what the change is about", () => {
    expect(subject({ frames: 3 }, { frames: 4 })).toBe("memory");
    expect(subject(replacement("fifo"), replacement("lru"))).toBe("memory");
    expect(subject({ pcpus: 1 }, { pcpus: 2 })).toBe("processor");
    expect(subject(scheduler("rr"), scheduler("fcfs"))).toBe("processor");
    expect(subject({}, { swapBytes: 4096 })).toBe("other");
  });
});
