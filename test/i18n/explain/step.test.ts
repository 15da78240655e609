import { describe, expect, it } from "vitest";
import { hostShape } from "../../../src/engine/run.ts";
import { plainParts } from "../../../src/i18n/explain/parts.ts";
import { explainStep, spokenStep } from "../../../src/i18n/explain/step.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import { hostOf, withHost } from "../../../src/model/scenario.ts";
import { createState, dispatch, evict, fault, info, ioQueued, leave, scenario } from "../fixtures.ts";

const context = { info, scenario, state: createState() };
const tell = (...events: readonly TraceEvent[]) => explainStep(events, context, "en");
const mapped: TraceEvent = {
  time: 43,
  kind: "map",
  frame: 9,
  vm: 1,
  page: 5,
  vcpu: 1,
  how: "zeroFill",
  hand: 10,
  referenced: true,
  dirty: false,
};

describe("a step", () => {
  it("tells a fault and its victim as one story", () => {
    const step = tell(fault, evict);
    expect(plainParts(step.headline.sentence)).toBe(
      "db touched page 5, which is not resident: page fault. The clock hand cleared the reference bit of frames 7 and 8 and stopped at frame 9 (web page 2, bit 0): the victim.",
    );
    expect(step.headline.code).toEqual({ area: "memory", line: 4 });
    expect(step.headline.tone).toBe("fault");
    expect(step.others).toEqual([]);
  });

  it("goes on to the page that gets the frame, keeping the line that decided", () => {
    const { headline } = tell(fault, evict, mapped);
    expect(plainParts(headline.sentence)).toContain("the victim. Page 5 gets frame 9, filled with zeros.");
    expect(headline.code).toEqual({ area: "memory", line: 4 });
  });

  it("goes on to the vCPU that blocks until its page is there", () => {
    const step = tell(fault, evict, ioQueued, leave);
    expect(plainParts(step.headline.sentence)).toMatch(
      /^db touched page 5.* the victim\. db blocks and leaves pCPU 1: it waits for page 5\.$/,
    );
    expect(step.headline.code).toEqual({ area: "memory", line: 4 });
    expect(step.others.map((line) => line.at)).toEqual([2]);
  });

  it("finds the page that is waited for, though the fault was earlier", () => {
    const step = tell(evict, leave);
    expect(plainParts(step.headline.sentence)).toContain("db needs a frame for page 5, and none is free.");
    expect(plainParts(step.headline.sentence)).toContain("it waits for page 5.");
  });

  it("says that a vCPU is co-stopped at the end of its timeslice, where only its state tells", () => {
    const stopped: TraceEvent = { time: 43, kind: "vcpuState", vcpu: 1, state: "costopped", blocked: "none" };
    const step = tell({ ...leave, cause: "expire", blocked: "none" }, stopped);
    expect(step.others.map((line) => plainParts(line.sentence))).toEqual([
      "db is co-stopped: it is too far ahead of the other vCPUs of its machine.",
    ]);
  });

  it("says that who gets a pCPU only spins on, but not twice that somebody begins to", () => {
    const spin: TraceEvent = { time: 43, kind: "pcpuPhase", pcpu: 1, phase: "spin" };
    expect(tell(dispatch, spin).others.map((line) => plainParts(line.sentence))).toEqual([
      "db has pCPU 1 but only spins: its barrier is not open.",
    ]);
    expect(tell({ time: 43, kind: "barrier", vcpu: 1, opens: false }, spin).others).toEqual([]);
  });

  it("joins the story in Chinese without spaces between sentences", () => {
    const { headline } = explainStep([fault, evict], context, "zh");
    expect(plainParts(headline.sentence)).toBe(
      "db 访问的页 5 不在内存中：缺页。时钟指针清除了页框 7、8 的访问位，停在页框 9（web 页 2，访问位 0）：选为牺牲页。",
    );
  });

  it("does not take another vCPU's fault for its own", () => {
    const step = tell({ ...fault, vcpu: 2 }, evict);
    expect(plainParts(step.headline.sentence)).toContain("db needs a frame for page 5, and none is free.");
    expect(step.others).toHaveLength(1);
  });

  it("is the last row of a step kind, with the rows around it as side lines, oldest first", () => {
    const step = tell(fault, evict, leave, ioQueued, dispatch, {
      time: 43,
      kind: "ready",
      vcpu: 3,
      cause: "wake",
      queue: 0,
      position: 0,
    });
    expect(step.at).toBe(4);
    expect(plainParts(step.headline.sentence)).toContain("web takes pCPU 1");
    expect(step.others.map((line) => line.at)).toEqual([0, 1, 2, 3, 5]);
    expect(plainParts(step.others[2]!.sentence)).toBe("db blocks and leaves pCPU 1: it waits for page 5.");
  });

  it("leaves out bookkeeping and the state that a command's own sentence tells", () => {
    const step = tell(
      { time: 43, kind: "commandDone", index: -1, command: "start", vm: 0 },
      { time: 43, kind: "vmState", vm: 0, state: "running", cause: "command" },
      { time: 43, kind: "pcpuPhase", pcpu: 0, phase: "guest" },
    );
    expect(plainParts(step.headline.sentence)).toBe("web is started: its vCPU becomes ready to run.");
    expect(step.others).toEqual([]);
  });

  it("with no row of a step kind is its last row", () => {
    const step = tell({ time: 43, kind: "free", frame: 3 }, { time: 43, kind: "ioDone", request: 7, pv: 0 });
    expect(plainParts(step.headline.sentence)).toBe("Disk pv0 is done with its request.");
  });

  it("is spoken as its sentence alone", () => {
    expect(spokenStep(tell(fault))).toBe("db touched page 5, which is not resident: page fault.");
  });
});

describe("a step under a policy that remembers pages", () => {
  const remembering = withHost(scenario, { ...hostOf(scenario), replacement: { policy: "2q", params: {} } });
  const under = { scenario: remembering, info: { ...info, ...hostShape(remembering) }, state: createState() };
  const ghost: TraceEvent = { time: 43, kind: "ghostHit", scope: -1, list: 1, vcpu: 1, page: 5 };
  const left: TraceEvent = { time: 43, kind: "unlisted", scope: -1, list: 0, entry: 9, vm: -1, page: -1 };
  const sentence = (language: "en" | "zh", ...events: readonly TraceEvent[]) =>
    plainParts(explainStep(events, under, language).headline.sentence);
  const victim = { ...evict, reason: "oldestNewcomer" as const, cleared: [], losers: [], others: 0, value: 3 };

  it("tells a ghost hit between the fault and its victim, wherever its row stands", () => {
    expect(sentence("en", fault, victim, left, ghost)).toBe(
      "db touched page 5, which is not resident: page fault. Ghost hit: page 5 of db is in no frame, but still remembered in A1out. Frame 9 (web page 2) came first of the pages that are new, with reference 3: the victim, which is remembered for a while.",
    );
    expect(sentence("zh", fault, victim, left, ghost)).toContain(
      "幽灵命中：db 的页 5 不在任何页框中，但仍记在 A1out 里。",
    );
  });

  it("keeps heading, tone and line of what it belongs to", () => {
    const { headline, others } = explainStep([fault, victim, ghost, mapped], under, "en");
    expect(headline).toMatchObject({ title: "Page loaded", tone: "fault" });
    expect(plainParts(headline.sentence)).toMatch(/Ghost hit: .* the victim.* Page 5 gets frame 9/);
    expect(others).toEqual([]);
    expect(explainStep([victim, ghost], under, "en").headline).toMatchObject({ title: "Victim chosen", tone: "fault" });
  });

  it("tells a ghost hit of another page at the same moment apart", () => {
    const other = { ...ghost, page: 8 };
    const step = explainStep([fault, victim, other], under, "en");
    expect(plainParts(step.headline.sentence)).not.toContain("Ghost hit");
    expect(step.others.map(({ at }) => at)).toEqual([2]);
  });

  it("says of a list which frame or page moved there", () => {
    const entry = { time: 43, scope: -1, entry: 3, vm: 1, page: 5 };
    const told = [
      { ...entry, kind: "listed" as const, list: 0 },
      { ...entry, kind: "listed" as const, list: 1 },
      { ...entry, kind: "unlisted" as const, list: 1 },
      left,
    ].map((event) => sentence("en", event));
    expect(told).toEqual([
      "Frame 3 with db page 5 is the newest in A1in.",
      "db page 5 is remembered in A1out, where it is the newest.",
      "db page 5 has left A1out.",
      "Frame 9 has left A1in.",
    ]);
  });
});
