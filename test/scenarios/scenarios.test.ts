/** The gallery: every scenario is valid, complete and told in both languages. */
import { entriesOf } from "../../src/base/pieces.ts";
import { describe, expect, it } from "vitest";
import { programFacts } from "../../src/codec/scenario/programFacts.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { shownTitle } from "../../src/scenarios/gallery.ts";
import { entryOf } from "../../src/scenarios/titles.ts";
import { scenarioIn } from "../../src/scenarios/gallery.ts";
import { entryCalled, scenarios } from "../../src/scenarios/list.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { eventsOfKind } from "../support/schedules.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import {
  hostOf,
  withHost,
  type HostSpec,
  type Op,
  type Scenario,
  type TimedCommand,
} from "../../src/model/scenario.ts";

function entry(id: string) {
  const found = scenarios.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no scenario is called ${id}`);
  return found;
}

function pagesOf(ops: readonly Op[]): number[] {
  return ops.flatMap((op) => (op.op === "reference" ? [op.page] : op.op === "loop" ? pagesOf(op.body) : []));
}

const rr = (timeslice: number): Partial<HostSpec> => ({ scheduler: { policy: "rr", params: { timeslice } } });
const policy = (id: string): Partial<HostSpec> => ({ scheduler: { policy: id, params: {} } });
const replacing = (id: string): Partial<HostSpec> => ({ replacement: { policy: id, params: {} } });

/** The pages its programs touch, in order. */
const stringOf = (id: string): number[] =>
  entry(id).scenario.machines.flatMap(({ programs }) => pagesOf(programs[0] ?? []));

/** The host at the end of `scenario` (or at `until`), with `host` changed. */
function endOf(scenario: Scenario, host: Partial<HostSpec> = {}, until = 1000): HostState {
  const trace = simulate({ ...scenario, hosts: [{ ...hostOf(scenario), ...host }] }, { until });
  return hostAt(trace, trace.rowsUpTo(until - 1), trace.isComplete ? trace.knownUntil : until - 1);
}

function endTimes(id: string, host: Partial<HostSpec> = {}): number[] {
  return endOf(entry(id).scenario, host).vcpus.map(({ done }) => done);
}

describe.each(scenarios)("the scenario $id", (given) => {
  const { scenario, texts, tries } = given;

  it("is valid, with nothing left to complete but parameters of policies", () => {
    const hosts = scenario.hosts.map(({ scheduler, replacement }) => ({ scheduler, replacement }));
    const checked = validateScenario(scenario);
    expect(checked).toMatchObject({ ok: true, value: { ...scenario, hosts } });
  });

  it("is plain data, as the page is built with", () => {
    expect(JSON.parse(JSON.stringify(given))).toStrictEqual(given);
  });

  it("has a title and one sentence or two in both languages", () => {
    for (const text of [texts.en, texts.zh]) {
      expect(text.title.length).toBeGreaterThan(0);
      expect(text.title.length).toBeLessThanOrEqual(80);
      expect(text.description).toMatch(/[.。]$/);
    }
    expect(texts.zh.title).toMatch(/\p{Script=Han}/u);
    expect(texts.zh.description).toMatch(/\p{Script=Han}/u);
    expect(scenario.title).toBe(texts.en.title);
  });

  it("takes its title from the language it is opened in", () => {
    expect(scenarioIn(given, "zh")).toEqual({ ...scenario, title: texts.zh.title });
  });

  it("says what to see in a sentence that fits its line: 75 characters, in Chinese half as many", () => {
    expect(texts.en.see).toMatch(/^\p{Lu}.*\.$/u);
    expect(texts.en.see.length).toBeLessThanOrEqual(75);
    expect(texts.zh.see).toMatch(/\p{Script=Han}.*。$/u);
    expect(texts.zh.see.length).toBeLessThanOrEqual(38);
  });

  it("is the entry that its title names, in either language", () => {
    for (const { title } of [texts.en, texts.zh]) expect(entryOf(title)?.id).toBe(given.id);
    expect(entryCalled(given.id)).toBe(given);
  });

  it("has the title of the language that is read, whatever language it was opened in", () => {
    for (const title of [texts.en.title, texts.zh.title, "A title of an older version"]) {
      expect(shownTitle(title, entryOf(title, given.id), "en")).toBe(texts.en.title);
      expect(shownTitle(title, entryOf(title, given.id), "zh")).toBe(texts.zh.title);
    }
  });

  it("suggests up to three things to try, each of which changes something and leaves a valid scenario", () => {
    expect(tries.length).toBeGreaterThan(0);
    expect(tries.length).toBeLessThanOrEqual(3);
    const { machines } = scenario;
    const changed = tries.flatMap((tried): Scenario[] => {
      if (tried.do === "host") return [withHost(scenario, { ...hostOf(scenario), ...tried.part })];
      if (tried.do === "network") return [{ ...scenario, network: { ...scenario.network!, ...tried.part } }];
      return tried.do === "command" ? [{ ...scenario, commands: [{ ...tried.command, at: 1 }] }] : [];
    });
    for (const each of changed) {
      expect(each).not.toEqual(scenario);
      expect(validateScenario(each).ok).toBe(true);
      const names = each.commands.flatMap((command) => ("vm" in command ? [command.vm] : []));
      const clones = scenario.commands.flatMap((command) => (command.command === "clone" ? [command.name] : []));
      expect([...machines.map(({ name }) => name), ...clones]).toEqual(expect.arrayContaining(names));
    }
  });
});

describe("a title that no scenario of the gallery has", () => {
  it("names none, whatever it begins with", () => {
    expect(entryOf("Belady's anomaly")?.id).toBe("beladyAnomaly");
    for (const title of ["", "Belady's anomaly, my version", "toString"]) expect(entryOf(title)).toBeNull();
  });

  it("belongs to the entry that is said with it, and to none where that is unknown", () => {
    expect(entryOf("Belady's anomaly, first edition", "beladyAnomaly")?.id).toBe("beladyAnomaly");
    for (const said of ["toString", "ofALaterVersion", ""]) expect(entryOf("Mine", said)).toBeNull();
  });

  it("is shown as it is", () => expect(shownTitle("Mine", null, "zh")).toBe("Mine"));
});

describe("the gallery", () => {
  it("opens with the three tenants, and names no scenario twice", () => {
    expect(scenarios[0]?.id).toBe("threeTenants");
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
  });

  it("has three tenants that share less memory than they have together, and all of the pool but a few extents", () => {
    const { machines } = entry("threeTenants").scenario;
    const host = hostOf(entry("threeTenants").scenario);
    const pages = machines.map(({ memoryBytes }) => memoryBytes / host.pageBytes);
    expect(pages).toEqual([10, 12, 8]);
    expect(host.frames).toBe(24);
    expect(machines.map(({ name, priority }) => [name, priority])).toEqual([
      ["web", 3],
      ["db", 2],
      ["ci", 1],
    ]);
    const bytes = machines
      .flatMap(({ volumes }) => volumes)
      .reduce((sum, volume) => sum + volume.bytes, host.swapBytes);
    const extents = host.disks.reduce((sum, disk) => sum + disk.extents, 0);
    expect([bytes / host.extentBytes, extents]).toEqual([33, 48]);
  });

  it("lets the three tenants touch all their pages and volumes, for ever", () => {
    for (const { memoryBytes, volumes, programs } of entry("threeTenants").scenario.machines) {
      const [program = []] = programs;
      expect(new Set(pagesOf(program)).size).toBe(memoryBytes / 4096);
      expect(programFacts(program).volumes).toBe(volumes.length);
      expect(program.at(-1)).toMatchObject({ op: "loop", times: null });
    }
  });

  it("has the workload of Stallings as it stands in the book, without costs", () => {
    const { machines } = entry("stallingsJobs").scenario;
    const host = hostOf(entry("stallingsJobs").scenario);
    const jobs = machines.map(({ name, arrival, priority, programs }) => [name, arrival, priority, programs[0]]);
    expect(jobs).toEqual([
      ["A", 0, 2, [{ op: "compute", ticks: 3 }]],
      ["B", 2, 1, [{ op: "compute", ticks: 6 }]],
      ["C", 4, 3, [{ op: "compute", ticks: 4 }]],
      ["D", 6, 5, [{ op: "compute", ticks: 5 }]],
      ["E", 8, 4, [{ op: "compute", ticks: 2 }]],
    ]);
    expect(Object.entries(host.costs).filter(([cost, ticks]) => cost !== "reference" && ticks > 0)).toEqual([]);
  });

  it("refuses the last of four requests with first, next and worst fit, and none with best fit", () => {
    const { scenario } = entry("holesAndRequests");
    const { region } = hostOf(scenario);
    const refused = (["first", "next", "best", "worst"] as const).map(
      (fit) => endOf(scenario, region && { region: { ...region, fit } }).commandsFailed,
    );
    expect(refused).toEqual([1, 1, 0, 1]);
  });

  it("gives all of the region back where the buddies are released", () => {
    expect(endOf(entry("buddySystem").scenario).region?.holes).toEqual([{ start: 0, size: 1024 }]);
  });

  it("has the reference strings of Silberschatz and Belady, with three frames", () => {
    expect(stringOf("silberschatzString")).toEqual([7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1]);
    expect(stringOf("beladyAnomaly")).toEqual([1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]);
    expect(["silberschatzString", "beladyAnomaly"].map((id) => hostOf(entry(id).scenario).frames)).toEqual([3, 3]);
  });

  it("thrashes with two loops over three pages in four frames", () => {
    const { machines } = entry("thrashingCliff").scenario;
    const host = hostOf(entry("thrashingCliff").scenario);
    expect(host.frames).toBe(4);
    expect(host.costs).toMatchObject({ worldSwitch: 1, fault: 1, reference: 1 });
    for (const { programs } of machines)
      expect(programs).toEqual([
        [{ op: "loop", times: 4, body: [0, 1, 2].map((page) => ({ op: "reference", page, write: true })) }],
      ]);
  });
});

describe("what the gallery promises to show", () => {
  it("finishes the jobs of Stallings when the book says, under each of its policies", () => {
    expect(endTimes("stallingsJobs")).toEqual([3, 17, 11, 20, 19]);
    expect(endTimes("stallingsJobs", rr(1))).toEqual([4, 18, 17, 20, 15]);
    expect(endTimes("stallingsJobs", policy("fcfs"))).toEqual([3, 9, 13, 18, 20]);
    expect(endTimes("stallingsJobs", policy("sjf"))).toEqual([3, 9, 15, 20, 11]);
    expect(endTimes("stallingsJobs", policy("srtf"))).toEqual([3, 15, 8, 20, 10]);
  });

  it("lets waiting jobs finish as in the reference run, round robin with timeslice 2", () => {
    expect(endTimes("blockingWorkload")).toEqual([15, 12, 11]);
  });

  it("faults 12, 15 and 9 times on the string of Silberschatz: LRU, FIFO, optimal", () => {
    const { scenario } = entry("silberschatzString");
    const faults = ["lru", "fifo", "opt"].map((id) => endOf(scenario, replacing(id)).faults);
    expect(faults).toEqual([12, 15, 9]);
  });

  it("faults 9 times with three frames and 10 times with four: Belady's anomaly", () => {
    const { scenario } = entry("beladyAnomaly");
    expect([3, 4].map((frames) => endOf(scenario, { frames }).faults)).toEqual([9, 10]);
  });

  it("faults 14 times where the Clock's bits are cleared every 4 references, and 29 times where only the hand clears them", () => {
    const { scenario, tries } = entry("clearedBits");
    expect(stringOf("clearedBits")).toHaveLength(47);
    const [plain] = tries;
    const part = plain?.do === "host" ? plain.part : {};
    expect(hostOf(scenario).replacement).toEqual({ policy: "clock", params: { clearEvery: 4 } });
    expect(part.replacement).toEqual({ policy: "clock", params: { clearEvery: 0 } });
    expect([{}, part].map((host) => endOf(scenario, host).faults)).toEqual([14, 29]);
  });

  it("makes siblings spin under round robin for 122 ticks until 200, and not at all under gang scheduling", () => {
    const { scenario } = entry("spinningSiblings");
    const at200 = (host: Partial<HostSpec>) => {
      const trace = simulate({ ...scenario, hosts: [{ ...hostOf(scenario), ...host }] }, { until: 201 });
      const state = hostAt(trace, trace.rowsUpTo(200), 200);
      return [state.vms[1]!.barriers, state.vcpus.reduce((sum, { spin }) => sum + spin, 0)];
    };
    expect(at200({})).toEqual([19, 122]);
    expect(at200(policy("gang"))).toEqual([50, 0]);
    // What the runner has stopped before: the last barrier of the gang opens at 200 itself.
    const before200 = (host: Partial<HostSpec>) => {
      const trace = simulate(withHost(scenario, { ...hostOf(scenario), ...host }), { until: 200 });
      const state = hostAt(trace, trace.rowsUpTo(200), 200);
      return [state.vms[1]!.barriers, state.vcpus.reduce((sum, { spin }) => sum + spin, 0)];
    };
    expect(before200({})).toEqual([19, 122]);
    expect(before200(policy("gang"))).toEqual([49, 0]);
  });

  it("ends at 150 from one queue and at 110 with a queue per pCPU, as multi.py does with and without affinity", () => {
    const { scenario } = entry("warmCaches");
    const ends = (["global", "perPcpu"] as const).map((runQueues) => endOf(scenario, { runQueues }));
    expect(ends.map(({ vcpus }) => vcpus.map(({ done }) => done))).toEqual([
      [140, 150, 150],
      [105, 55, 110],
    ]);
    expect(ends.map(({ pcpus }) => pcpus.map(({ warm }) => warm))).toEqual([
      [0, 0],
      [90, 45],
    ]);
  });

  it("falls off the thrashing cliff between five and four frames", () => {
    const { scenario } = entry("thrashingCliff");
    const ends = [6, 5, 4, 3].map((frames) => Math.max(...endOf(scenario, { frames }).vcpus.map(({ done }) => done)));
    expect(ends).toEqual([38, 51, 204, 206]);
  });

  it("keeps the three tenants lively: processors busy but not full, faults and swapping without end", () => {
    const { scenario } = entry("threeTenants");
    const moments = [60, 200, 400, 600].map((until) => {
      const { evictions, writeBacks, majorFaults, pcpus, disks, vcpus } = endOf(scenario, {}, until);
      const idle = pcpus.reduce((sum, pcpu) => sum + pcpu.idle, 0) / (2 * until);
      return {
        evictions,
        writeBacks,
        majorFaults,
        idle,
        disks: disks.map(({ busy }) => busy),
        vcpus: vcpus.map(({ cpu }) => cpu),
      };
    });
    expect(moments[0]!.evictions).toBeGreaterThan(0);
    for (const [index, moment] of moments.entries()) {
      const before = moments[index - 1];
      if (!before) continue;
      expect(moment.evictions).toBeGreaterThan(before.evictions + 10);
      expect(moment.writeBacks).toBeGreaterThan(before.writeBacks);
      expect(moment.majorFaults).toBeGreaterThan(before.majorFaults);
      expect(moment.idle).toBeLessThan(0.3);
      moment.disks.forEach((busy, disk) => expect(busy).toBeGreaterThan(before.disks[disk]!));
      moment.vcpus.forEach((cpu, vcpu) => expect(cpu).toBeGreaterThan(before.vcpus[vcpu]! + 40));
    }
  });
});

describe("load control against thrashing", () => {
  const { scenario } = entry("loadControl");
  const ends = (host: Partial<HostSpec> = {}) => endOf(scenario, host).vcpus.map(({ done }) => done);

  it("suspends B until A has ended, and is over at 67 instead of 204", () => {
    expect(ends()).toEqual([49, 67]);
    expect(Math.max(...endOf(entry("thrashingCliff").scenario).vcpus.map(({ done }) => done))).toBe(204);
    // Three first touches each; A has two pages read again that were taken from it before B was suspended, B one.
    expect(endOf(scenario).vms.map(({ faults }) => faults)).toEqual([5, 4]);
  });

  it("suspends nobody with six frames: over at 38, as without it", () => {
    expect(Math.max(...ends({ frames: 6 }))).toBe(38);
  });

  it("shows B suspended where it opens, and suspends it again at once when it is resumed", () => {
    const given: Scenario = { ...scenario, commands: [{ at: 12, command: "resume", vm: "B" }] };
    const trace = simulate(given);
    const loads = eventsOfKind(trace, "load").map(({ time, vm, isSuspended }) => [time, vm, isSuspended]);
    expect(loads).toEqual([
      [11, 1, true],
      [12, 1, true],
      [49, 1, false],
    ]);
    expect(endOf(given).commandsFailed).toBe(0);
  });
});

describe("guests of one image", () => {
  const { scenario, opensAt } = entry("oneImage");
  const usedAt = (until: number, host: Partial<HostSpec> = {}) => {
    const { frames, freeFrames, sharing } = endOf(scenario, host, until);
    return { used: frames.vm.length - freeFrames, shared: sharing!.frames.size, broken: sharing!.broken };
  };

  it("hold 12 pages in 12 frames before the second pass, in 7 where it opens, and in 8 after a write", () => {
    expect(usedAt(30)).toEqual({ used: 12, shared: 0, broken: 0 });
    // What is equal: pages 0 to 4. Alone: page 5 of each.
    expect(usedAt(opensAt! + 1)).toEqual({ used: 7, shared: 5, broken: 0 });
    expect(usedAt(79)).toEqual({ used: 8, shared: 5, broken: 1 });
  });

  it("are merged in the first pass where pages need not be stable", () => {
    const sharing = { ...scenario.hosts[0].sharing!, requireStable: false };
    expect(usedAt(21, { sharing })).toMatchObject({ used: 7, shared: 5 });
  });

  it("have room for a third one, whose 18 pages would not fit into 14 frames", () => {
    const state = endOf(scenario, {}, 200);
    expect(state.evictions).toBe(0);
    // Five shared, page 5 of each, and the copy of shop.
    expect(usedAt(200)).toEqual({ used: 9, shared: 5, broken: 1 });
  });
});

describe("memory promised twice", () => {
  const { scenario, tries } = entry("promisedTwice");
  const memoryAt = (until: number, host: Partial<HostSpec> = {}) =>
    endOf(scenario, host, until).vms.map(({ memory, frames, faults }) => ({
      target: memory!.target,
      ballooned: memory!.ballooned,
      taken: memory!.taken,
      frames,
      faults,
    }));
  const [untaxed, swapping] = tries.flatMap((tried) => (tried.do === "host" ? [tried.part] : []));

  it("leaves the idle machine 6 pages and the busy one the 12 it needs, which faults once for each", () => {
    // 24 frames, 6 of them to stay free: 18 are divided.
    const [idle, busy] = memoryAt(200);
    expect(idle).toMatchObject({ target: 6, ballooned: 10, frames: 6 });
    expect(busy).toMatchObject({ target: 12, frames: 12, faults: 12 });
    expect(memoryAt(1000)[1]).toMatchObject({ frames: 12, faults: 12 });
  });

  it("gives both 9 without the tax on idle pages, and the busy one faults for ever", () => {
    expect(memoryAt(400, untaxed).map(({ target }) => target)).toEqual([9, 9]);
    const [early, late] = [400, 800].map((until) => memoryAt(until, untaxed)[1]!.faults);
    expect(late! - early!).toBeGreaterThan(12);
  });

  it("leaves only the host's swap without balloons", () => {
    expect(memoryAt(400, swapping)[0]).toMatchObject({ ballooned: 0, taken: 10 });
  });

  it("needs no swap of the host where the idle machine is told early to keep 6 pages", () => {
    const told: Scenario = { ...scenario, commands: [{ at: 50, command: "setMemoryTarget", vm: "idle", pages: 6 }] };
    expect(endOf(told, {}, 400).vms.map(({ memory }) => memory!.taken)).toEqual([0, 0]);
  });
});

describe("nested or shadow page tables", () => {
  const { scenario, tries } = entry("nestedOrShadow");
  const ends = (host: Partial<HostSpec> = {}) => endOf(scenario, host, 2000).vcpus.map(({ done }) => done);

  it("ends as its text says: shadow paging is better for many misses, nested paging for many table writes", () => {
    const [shadow] = tries.flatMap((tried) => (tried.do === "host" ? [tried.part] : []));
    // 60 references, all misses, 17 entries written; 80 references, 40 misses, 54 entries written.
    expect(ends()).toEqual([60 + 60 * 24, 80 + 40 * 24]);
    expect(ends(shadow)).toEqual([60 + 60 * 4 + 17 * 20, 80 + 40 * 4 + 54 * 20]);
  });
});

const isDone = (host: HostState) => host.vms[0]!.life === "shutOff";

describe("copies of volumes", () => {
  it("are read through layers: each clone has what it wrote, and what is read through does not change", () => {
    const { scenario } = entry("clonesInLayers");
    const after = (...commands: TimedCommand[]) =>
      endOf({ ...scenario, commands: [...scenario.commands, ...commands] }, {}, 300);
    const own = ({ copyOnWrite: { thin } }: ReturnType<typeof after>) =>
      [...entriesOf(thin!.maps)].map(([, map]) => [...entriesOf(map)].length);
    expect(own(after())).toEqual([6, 2, 1]);
    expect(after().vms[0]!.life).toBe("shutOff");
    expect(own(after({ at: 110, command: "commit", vm: "web-2" }))).toEqual([6, 2, 0]);
    expect(own(after({ at: 110, command: "rebase", vm: "web-2" }))).toEqual([6, 2, 6]);
  });

  it("fill a thin pool although only old data are written again; it goes on when a snapshot is deleted, or it is extended", () => {
    const { scenario } = entry("fullThinPool");
    expect(endOf(scenario, {}, 70).copyOnWrite).toMatchObject({ waiting: [0], thin: { chunks: 8, free: 0 } });
    const after = (command: TimedCommand) => endOf({ ...scenario, commands: [...scenario.commands, command] }, {}, 300);
    expect(isDone(endOf(scenario, {}, 300))).toBe(false);
    expect(isDone(after({ at: 70, command: "deleteSnapshot", vm: "db", name: "monday" }))).toBe(true);
    expect(isDone(after({ at: 70, command: "extendPool", extents: 8 }))).toBe(true);
  });

  it("overflow a store of three chunks at the fifth write, and a revert is refused then; before it is not", () => {
    const { scenario } = entry("snapshotOverflow");
    const trace = simulate(scenario);
    expect(eventsOfKind(trace, "ioQueued").filter(({ time }) => time < 20)).toHaveLength(10);
    expect(eventsOfKind(trace, "storeOverflowed").map(({ time, chunk }) => [time, chunk])).toEqual([[25, 9]]);
    expect(eventsOfKind(trace, "commandFailed").map(({ code }) => code)).toEqual(["SNAPSHOT_INVALID"]);
    const early: TimedCommand[] = [scenario.commands[0]!, { at: 18, command: "revert", vm: "db", name: "before" }];
    expect(eventsOfKind(simulate({ ...scenario, commands: early }), "reverted")).toMatchObject([{ chunks: 3 }]);
  });
});
