import { describe, expect, it } from "vitest";
import { hostShape } from "../../../src/engine/run.ts";
import { explain, plainText, type ExplainContext } from "../../../src/i18n/explain/explain.ts";
import { plainParts } from "../../../src/i18n/explain/parts.ts";
import { EVENT_KINDS, type TraceEvent } from "../../../src/model/rows/table.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import type { VcpuStateView } from "../../../src/trace/hostState.ts";
import { createState, dispatch, evict, fault, info, ioQueued, leave, scenario } from "../fixtures.ts";
import { samples } from "../samples.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const context: ExplainContext = { info, scenario, state: createState(), previous: [] };
const inEnglish = (event: TraceEvent, more: Partial<ExplainContext> = {}) =>
  explain(event, { ...context, ...more }, "en");
const english = (event: TraceEvent, more: Partial<ExplainContext> = {}) => plainText(inEnglish(event, more));
const chinese = (event: TraceEvent, more: Partial<ExplainContext> = {}) =>
  plainText(explain(event, { ...context, ...more }, "zh"));
const refusal = (event: Partial<Extract<TraceEvent, { kind: "commandFailed" }>>): TraceEvent => ({
  time: 5,
  kind: "commandFailed",
  index: 0,
  command: "pause",
  vm: 0,
  code: "INVALID_STATE",
  state: "running",
  shortages: [],
  ...event,
});
function under(change: (scenario: Scenario) => Scenario): Partial<ExplainContext> {
  const changed = change(scenario);
  return { scenario: changed, info: { ...info, scheduler: hostShape(changed).scheduler } };
}

const withPolicy = (policy: string) =>
  under((s) => ({ ...s, hosts: [{ ...hostOf(s), scheduler: { policy, params: {} } }] }));

/** `web` gets another weight under `policy`. */
const reweighedUnder = (policy: string) =>
  under((s) => ({
    ...s,
    hosts: [{ ...hostOf(s), scheduler: { policy, params: {} } }],
    commands: [{ at: 7, command: "setWeight", vm: "web", weight: 1234 }],
  }));

describe("every kind of event, every reason, cause and code", () => {
  it("is among the samples", () => {
    expect(new Set(samples.map((event) => event.kind))).toEqual(new Set(EVENT_KINDS));
  });

  it.each(["en", "zh"] as const)("makes whole sentences in %s, with nothing left unsaid", (language) => {
    const explanations = [createState(), null].flatMap((state) =>
      samples.map((event) => explain(event, { ...context, state }, language)),
    );
    const texts = explanations.map(plainText);
    expect(texts.filter((text) => /undefined|null|NaN|\[object|\?|Infinity/.test(text))).toEqual([]);
    expect(texts.filter((text) => / {2}| [.,;:]|^ | $/.test(text))).toEqual([]);
    const lines = explanations.flatMap(({ sentence, more }) => [sentence, ...more]).map(plainParts);
    expect(lines.filter((line) => !line.endsWith(language === "en" ? "." : "。"))).toEqual([]);
    expect(explanations.filter(({ title }) => title === "")).toEqual([]);
  });

  it("in Chinese uses Latin letters only for names, units and the terms that stay Latin", () => {
    const allowed =
      /\b(web|db|ci|batch(\.\d)?|root|vCPU|pCPU|TLB|ms|KiB|MiB|B|pv0|RAID|libvirt|PAUSED|IOERROR|host\d|Popek|Goldberg|IOMMU|Xen|QEMU|blockcommit|blockpull|[A-Za-z])\b/g;
    const texts = samples.map((event) => chinese(event));
    expect(texts.filter((text) => /[A-Za-z]/.test(text.replaceAll(allowed, "")))).toEqual([]);
  });

  it("in Chinese puts no half-width punctuation and no spaces between Chinese words", () => {
    const texts = samples.map((event) => chinese(event));
    expect(texts.filter((text) => /[\u4e00-\u9fff] ?[,.;:!()]/.test(text))).toEqual([]);
    const cjk = "[\\u3000-\\u303f\\u4e00-\\u9fff\\uff00-\\uffef]";
    expect(texts.filter((text) => new RegExp(`${cjk} ${cjk}`).test(text))).toEqual([]);
  });
});

describe("another weight", () => {
  const given: TraceEvent = { time: 7, kind: "commandDone", index: 0, command: "setWeight", vm: 0 };

  it("is told with its number, and with what comes of it under the policy in use", () => {
    expect(english(given, reweighedUnder("stride"))).toBe(
      "web has weight 1,234 from now on. Where machines compete for the processor, they get it in proportion to their weights.",
    );
    expect(english(given, reweighedUnder("rr"))).toContain("The present policy does not look at weights");
    expect(chinese(given, reweighedUnder("rr"))).toBe("web 的权重从现在起为 1,234。当前调度策略不考虑权重：运行照旧。");
  });

  it("of a machine there is not is refused with its name", () => {
    const refused = refusal({ command: "setWeight", vm: -1, code: "NO_SUCH_VM", state: "none" });
    expect(english(refused, reweighedUnder("rr"))).toBe(
      "Change weight of web refused: VM web does not exist. Create it first, or use the name of a machine that exists.",
    );
  });
});

describe("a fault and its victim", () => {
  it("the clock: bits cleared on the way, where the hand stopped, whose page it was", () => {
    expect(plainParts(inEnglish(evict, { previous: [fault] }).sentence)).toBe(
      "The clock hand cleared the reference bit of frames 7 and 8 and stopped at frame 9 (web page 2, bit 0): the victim.",
    );
    expect(plainParts(inEnglish(fault).sentence)).toBe("db touched page 5, which is not resident: page fault.");
  });

  it("the clock, in Chinese", () => {
    expect(plainParts(explain(fault, context, "zh").sentence)).toBe("db 访问的页 5 不在内存中：缺页。");
    expect(plainParts(explain(evict, { ...context, previous: [fault] }, "zh").sentence)).toBe(
      "时钟指针清除了页框 7、8 的访问位，停在页框 9（web 页 2，访问位 0）：选为牺牲页。",
    );
  });

  it("the clock, when it had to go all the way round", () => {
    const text = english({ ...evict, cleared: [9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7, 8] }, { previous: [fault] });
    expect(text).toContain(
      "went all the way round, cleared the reference bit of frames 9 to 11 and 0 to 8, and came back",
    );
  });

  it("without its fault at the same moment says who needs the frame", () => {
    expect(english(evict)).toContain("db needs a frame for page 5, and none is free.");
  });

  it("LRU: the reference since which it was not used, against the others'", () => {
    const text = english({
      ...evict,
      reason: "leastRecentlyUsed",
      value: 17,
      losers: [{ id: 4, value: 19 }],
      others: 2,
    });
    expect(text).toContain("(web page 2) has not been used for the longest time, since reference 17");
    expect(text).toContain("against db page 4 in frame 4 (19) and 2 more: the victim.");
  });

  it("FIFO: the number of its load", () => {
    const text = english({ ...evict, reason: "oldestLoad", value: 3, losers: [{ id: 4, value: 5 }] });
    expect(text).toContain("was loaded first, as load 3, before db page 4 in frame 4 (5): the victim.");
  });

  it("OPT: the distance of the next use, and pages that are never used again", () => {
    const opt = { ...evict, reason: "farthestNextUse", value: 12, losers: [{ id: 4, value: 2 }] } as const;
    expect(english(opt)).toContain(
      "is used again only after 12 references, the farthest, against db page 4 in frame 4 (2)",
    );
    expect(english({ ...opt, value: -1 })).toContain("is never used again");
    expect(inEnglish({ ...opt, value: -1 }).comparison?.rows[0]?.value).toBe("never");
  });

  it("says whether the victim must be written first", () => {
    expect(english({ ...evict, dirty: true })).toContain("must be written to the swap volume first");
    expect(english(evict)).toContain("dropped without being written");
  });

  it("points at the line of the memory policy that decided", () => {
    expect(inEnglish(evict).code).toEqual({ area: "memory", line: 4 });
  });
});

describe("a dispatch", () => {
  it("by priority: the values of winner and losers, the timeslice and the switch", () => {
    expect(plainParts(inEnglish(dispatch).sentence)).toBe(
      "web takes pCPU 1: highest effective priority 3, against db 2 and ci 1. Timeslice 4 ms, after a world switch of 1 ms.",
    );
  });

  it("in Chinese", () => {
    expect(plainParts(explain(dispatch, context, "zh").sentence)).toBe(
      "web 获得 pCPU 1：有效优先级最高（3），db 为 2、ci 为 1。时间片 4 ms，此前先付出 1 ms 的世界切换开销。",
    );
  });

  it("says which end of the priority numbers is urgent when it is the lower one", () => {
    const lower = under((s) => ({ ...s, conventions: { ...s.conventions, priorityOrder: "lowerFirst" } }));
    expect(english(dispatch, lower)).toContain("most urgent (lowest) effective priority 3");
  });

  it("names the rule that broke a tie", () => {
    const text = english({
      ...dispatch,
      losers: [
        { id: 1, value: 3 },
        { id: 2, value: 1 },
      ],
    });
    expect(text).toContain("db has the same value, but stands behind it in the queue.");
  });

  it("without a timeslice says how long it may run, by policy", () => {
    const endless = { ...dispatch, reason: "onlyReady", timeslice: -1, losers: [] } as const;
    expect(english(endless, withPolicy("fcfs"))).toContain(
      "nobody else is ready. No timeslice: it runs until it blocks or ends",
    );
    expect(english(endless, withPolicy("srtf"))).toContain("it runs until it blocks, ends or is preempted");
    expect(english(endless, withPolicy("lrtf"))).toContain("it runs until it blocks, ends or is preempted");
  });

  it("says that the lower number takes over where both have equally much left", () => {
    const preempt = { reason: "longestRemaining", line: 3, by: 0, value: 4, byValue: 4 } as const;
    const tie: TraceEvent = { ...leave, cause: "preempt", preempt };
    expect(english(tie, withPolicy("lrtf"))).toContain("both have 4 ms left, and the lower number goes first.");
    const more: TraceEvent = { ...tie, preempt: { ...preempt, byValue: 5 } };
    expect(english(more, withPolicy("lrtf"))).toContain("remaining time 5 ms against 4 ms.");
  });

  it("keeps vCPUs of the next round apart from those of this one", () => {
    const losers = [{ id: 2, value: 0 }];
    expect(english({ ...dispatch, reason: "nextInRound", losers })).toContain(
      "it is the last of this round; ci waits for the next.",
    );
    expect(inEnglish({ ...dispatch, reason: "nextInRound", losers }).comparison?.rows[1]?.value).toBe("next round");
  });

  it("that was stolen names the queue it came from", () => {
    expect(english({ ...dispatch, stolenFrom: 0 })).toContain("taken from the queue of pCPU 0");
  });

  it("shows bursts without end as such", () => {
    const text = english({ ...dispatch, reason: "shortestBurst", losers: [{ id: 1, value: -1 }] });
    expect(text).toContain("shortest predicted burst, 3 ms, against db no end.");
  });

  it("lists every loser with its value for the table, the chosen one first", () => {
    const { comparison, code } = inEnglish({ ...dispatch, others: 3 });
    expect(comparison?.measure).toBe("effective priority");
    expect(comparison?.rows.map((row) => [plainParts(row.who), row.value, row.isChosen])).toEqual([
      ["web", "3", true],
      ["db", "2", false],
      ["ci", "1", false],
    ]);
    expect(comparison?.others).toBe(3);
    expect(code).toEqual({ area: "cpu", line: 1 });
  });

  it("shows places in a queue, which count from 1 in the trace", () => {
    const { comparison } = inEnglish({ ...dispatch, reason: "headOfQueue", value: 1, losers: [{ id: 1, value: 2 }] });
    expect(comparison?.rows.map((row) => row.value)).toEqual(["1", "2"]);
  });

  it("cuts a long list of losers", () => {
    const losers = [1, 2, 3, 4].map((id) => ({ id, value: 1 }));
    expect(english({ ...dispatch, losers, others: 5 })).toContain("against db 1, ci 1, batch.0 1 and 6 more.");
    expect(chinese({ ...dispatch, losers, others: 5 })).toContain("db 为 1、ci 为 1、batch.0 为 1 等 9 个");
  });
});

describe("leaving a pCPU", () => {
  it("preempted: by whom, the two values, and where it goes", () => {
    const preempt = { reason: "highestPriority", line: 3, by: 0, value: 2, byValue: 5 } as const;
    const text = english({ ...leave, cause: "preempt", preempt }, withPolicy("priority"));
    expect(text).toBe("web preempts db on pCPU 1: effective priority 5 against 2. db goes to the head of its queue.");
  });

  it("blocked on a fault: which page it waits for, when the fault is of this moment", () => {
    expect(english(leave, { previous: [fault] })).toBe("db blocks and leaves pCPU 1: it waits for page 5.");
    expect(english(leave)).toBe("db blocks and leaves pCPU 1: it waits for its page.");
  });

  it("blocked on a device: for how long", () => {
    expect(english({ ...leave, blocked: "device", ticks: 6 })).toBe(
      "db blocks and leaves pCPU 1: it waits for a device, for 6 ms.",
    );
  });

  it("finished: turnaround with its terms, from the accounts", () => {
    expect(english({ ...leave, cause: "finish" })).toContain(
      "Turnaround = 43 − 0 = 43 ms, of which it ran 4 ms and waited 2 ms.",
    );
    expect(english({ ...leave, cause: "finish" }, { state: null })).toBe(
      "db has finished its program and leaves pCPU 1.",
    );
  });
});

describe("a round", () => {
  const entries = [3, 2, 1].map((weight, vcpu) => ({ vcpu, weight, slice: 2 * weight }));

  it("by weight: every slice", () => {
    expect(english({ time: 0, kind: "round", queue: 0, ticks: 12, totalWeight: 6, entries })).toContain(
      "N = 12 ms are divided among k = 3 by weight: web 6 ms, db 4 ms and ci 2 ms.",
    );
  });

  it("of equals: T = N / k", () => {
    const equal = entries.map(({ vcpu }) => ({ vcpu, weight: 1, slice: 4 }));
    expect(english({ time: 0, kind: "round", queue: 0, ticks: 12, totalWeight: 3, entries: equal })).toBe(
      "A new round begins: T = N / k = 12 / 3 = 4 ms for each of web, db and ci.",
    );
  });

  it("of equals that does not come out even: whole ticks", () => {
    const uneven = [4, 3, 3].map((slice, vcpu) => ({ vcpu, weight: 1, slice }));
    expect(english({ time: 0, kind: "round", queue: 0, ticks: 10, totalWeight: 3, entries: uneven })).toContain(
      "T = N / k = 10 / 3, in whole ticks web 4 ms, db 3 ms and ci 3 ms.",
    );
  });

  it("shorter than its members is stretched, and says so", () => {
    const short = under((s) => ({
      ...s,
      hosts: [{ ...hostOf(s), scheduler: { policy: "pwrr", params: { roundLength: 2 } } }],
    }));
    const ones = entries.map(({ vcpu }) => ({ vcpu, weight: 1, slice: 1 }));
    expect(english({ time: 0, kind: "round", queue: 0, ticks: 3, totalWeight: 3, entries: ones }, short)).toContain(
      "N = 2 is less than k = 3, so the round is stretched to 3 ms.",
    );
  });
});

describe("commands refused", () => {
  it("a name that is taken: VM web already exists", () => {
    expect(english(refusal({ index: 1, command: "create", vm: -1, code: "ALREADY_EXISTS", state: "none" }))).toContain(
      "VM web already exists",
    );
  });

  it("a machine that does not exist, by the name in the command", () => {
    expect(english(refusal({ vm: -1, code: "NO_SUCH_VM", state: "none" }))).toContain("VM ghost does not exist");
  });

  it("start on a paused machine: VM is paused, and that resume is right", () => {
    const text = english(refusal({ command: "start", state: "paused" }));
    expect(text).toContain("VM is paused");
    expect(text).toContain("use resume");
  });

  it("say what the machine is not, so that its state is not taken for that of a vCPU", () => {
    expect(english(refusal({ command: "resume", state: "running" }))).toContain("Resume refused: web is not paused.");
    expect(english(refusal({ command: "delete", state: "paused" }))).toContain("Delete refused: web is not shut off.");
    expect(chinese(refusal({ command: "resume", state: "running" }))).toContain(
      "恢复运行被拒绝：web 未处于已暂停状态。",
    );
  });

  it.each([
    ["pause", "shutOff", "VM is shut off. Pause works on a running machine: start it first."],
    ["resume", "running", "VM is running. Resume works on a paused machine; this one runs already."],
    ["shutdown", "paused", "VM is paused. A paused guest cannot hear the request: use resume first, or force it off."],
    ["stop", "shutOff", "VM is shut off. There is nothing to turn off."],
    ["delete", "running", "VM is running. Delete works on a machine that is shut off"],
  ] as const)("%s while %s says what would be right", (command, state, text) => {
    expect(english(refusal({ command, state }))).toContain(text);
  });

  it("for want of resources: every one that is short, with its numbers", () => {
    const shortages = [
      { resource: "cpu", needed: 4, available: 2 },
      { resource: "memory", needed: 20, available: 12 },
      { resource: "storage", needed: 30, available: 11 },
    ] as const;
    const event = refusal({ command: "start", code: "NO_CPU", state: "shutOff", shortages });
    expect(english(event)).toContain(
      "not enough processors. Processors: 4 vCPUs needed, 2 available. Memory: 20 pages needed, 12 available. Storage: 30 extents needed, 11 available.",
    );
    expect(chinese(event)).toContain("处理器：需要 4 个 vCPU，可用 2 个。内存：需要 20 页，可用 12 页。");
  });

  it("names a machine of the scenario itself that could not be created", () => {
    const event = refusal({ index: -2, command: "create", vm: -1, code: "NO_SPACE", state: "none" });
    expect(english({ ...event })).toContain("Create db refused");
  });
});

describe("names", () => {
  it("of vCPUs have a number only where the machine has several", () => {
    expect(english({ time: 0, kind: "ready", vcpu: 4, cause: "arrive", queue: 0, position: 0 })).toContain(
      "batch.1 has arrived",
    );
    expect(english({ time: 0, kind: "ready", vcpu: 0, cause: "wake", queue: 0, position: 2 })).toBe(
      "web wakes up: what it waited for is there. It is ready, behind 2 others in the run queue.",
    );
  });

  it("of run queues have a number only where there are several", () => {
    const two = { ...info, queues: 2 };
    expect(
      english({ time: 0, kind: "ready", vcpu: 0, cause: "expire", queue: 1, position: 0 }, { info: two }),
    ).toContain("first in the run queue of pCPU 1");
  });

  it("of a request are found among the events of the moment", () => {
    expect(english({ time: 43, kind: "ioStarted", request: 7, pv: 0, until: 49 }, { previous: [ioQueued] })).toBe(
      "Disk pv0 starts reading db page 5 from the swap volume, which takes 6 ms, until t = 49. " +
        "Transfer = 1 block × 6 = 6. The disk has no arm: there is no seek and no turn to wait for.",
    );
  });

  it("of a request that was queued at an earlier moment are asked for", () => {
    const done: TraceEvent = { time: 99, kind: "ioDone", request: 7, pv: 0 };
    const asked: Partial<ExplainContext> = { state: null, queued: (request) => (request === 7 ? ioQueued : null) };
    expect(english(done, asked)).toBe("Disk pv0 is done with reading db page 5 from the swap volume.");
    expect(chinese(done, asked)).toBe("磁盘 pv0 完成：从交换卷读入 db 页 5。");
    expect(english({ ...done, request: 8 }, asked)).toBe("Disk pv0 is done with its request.");
  });
});

/** The second vCPU of batch in another state. */
const sibling = (change: Partial<VcpuStateView>): Partial<ExplainContext> => {
  const state = createState();
  state.vcpus[4] = { ...state.vcpus[4]!, ...change };
  return { state };
};

describe("rebalancing", () => {
  const moved: TraceEvent = {
    time: 40,
    kind: "rebalance",
    vcpu: 3,
    from: 0,
    to: 1,
    victim: "longest",
    waiting: 3,
    position: 0,
  };
  const everyTen = under((s) => ({ ...s, hosts: [{ ...hostOf(s), rebalancing: { every: 10, victim: "longest" } }] }));

  it("says whose queue is empty, where it takes from and why there, and how often that is done", () => {
    expect(english(moved, everyTen)).toBe(
      "Rebalancing: nobody waits for pCPU 1, so it takes batch.0 from the queue of pCPU 0, the longest one (3 waiting). Every 10 ms each pCPU for which nobody waits takes the first one of another queue that may run on every pCPU, whether or not it is running something itself.",
    );
    expect(chinese(moved, everyTen)).toBe(
      "负载均衡：没有 vCPU 在等待 pCPU 1，它从最长的队列，即 pCPU 0 的队列（3 个在等待）取走 batch.0。每隔 10 ms，没有 vCPU 等待的 pCPU 不论自己是否正在运行，都从另一条队列取走第一个不限 pCPU 的 vCPU。",
    );
  });

  it("says that a victim was drawn", () => {
    expect(english({ ...moved, victim: "random", waiting: 1 })).toBe(
      "Rebalancing: the queue of pCPU 1 is empty, so it draws a victim, pCPU 0, and takes batch.0 from the queue there (1 waiting).",
    );
  });
});

describe("a barrier", () => {
  const reached: TraceEvent = { time: 43, kind: "barrier", vcpu: 3, opens: false };
  const opened: TraceEvent = { time: 43, kind: "barrier", vcpu: 3, opens: true };

  it("tells whom the vCPU spins for, and what keeps that one", () => {
    expect(english(reached)).toBe(
      "batch.0 comes to a barrier and spins: it waits for batch.1 (ready, but without a pCPU). It spins for batch.1, which is not running: its pCPU is busy and gets nothing done.",
    );
    expect(english(reached, sibling({ phase: "blocked", blocked: "disk" }))).toContain(
      "it waits for batch.1 (blocked)",
    );
    expect(english(reached, sibling({ phase: "running" }))).toBe(
      "batch.0 comes to a barrier and spins: it waits for batch.1 (still running).",
    );
  });

  it("tells so in Chinese", () => {
    expect(chinese(reached)).toBe(
      "batch.0 到达屏障，开始自旋等待 batch.1（就绪，但没有 pCPU）。它自旋等待的 batch.1 并没有在运行：pCPU 一直忙碌，却没有任何进展。",
    );
    expect(chinese(opened)).toBe("batch.0 最后一个到达屏障，屏障打开：batch.1 可以继续。");
  });

  it("does not wait for one that is there or has ended", () => {
    expect(english(reached, sibling({ isAtBarrier: true }))).toBe(
      "batch.0 comes to a barrier and spins until all vCPUs of its machine are there.",
    );
    expect(english(opened, sibling({ phase: "finished" }))).toBe(
      "The barrier of batch.0 opens: no other vCPU of its machine has to come.",
    );
  });

  it("is opened by the last one to come, or by the end of the last one to be waited for", () => {
    expect(english(opened)).toBe("batch.0 comes to the barrier as the last one and opens it: batch.1 can go on.");
    const ended: TraceEvent = { time: 43, kind: "vcpuState", vcpu: 4, state: "finished", blocked: "none" };
    expect(english(opened, { previous: [ended] })).toBe(
      "The barrier opens: batch.0 and batch.1 can go on, all have come that still can.",
    );
  });

  it("leaves out in lists what only the state tells", () => {
    expect(english(reached, { state: null })).toBe(
      "batch.0 comes to a barrier and spins until all vCPUs of its machine are there.",
    );
    expect(english(opened, { state: null })).toBe("The barrier at which batch.0 stands opens.");
  });

  it("that never opens is told of when nothing else happens", () => {
    const spinning = sibling({ phase: "running", isAtBarrier: true });
    expect(english({ time: 43, kind: "quiet" }, spinning)).toBe(
      "Nothing more happens unless a command is given. batch.1 spins at a barrier for ever: those waited for never come to it.",
    );
  });
});

describe("creation", () => {
  it("shows P = M / s with what was rounded up", () => {
    expect(english({ time: 0, kind: "commandDone", index: -1, command: "create", vm: 0 })).toContain("⌉ = 10 pages.");
  });

  it("shows V = D / l and the runs of extents", () => {
    const runs = [
      { pv: 0, start: 3, count: 2 },
      { pv: 0, start: 9, count: 1 },
    ];
    expect(english({ time: 0, kind: "lvAllocated", lv: 0, policy: 2, runs })).toContain(
      "Volume web/root gets 3 extents: pv0 3–4 and pv0 9. V = ⌈D / l⌉ = ⌈10 MiB / 4 MiB⌉ = 3 extents.",
    );
  });
});
