import { describe, expect, it } from "vitest";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { tickNs, ticksOf, withProfile } from "../../../src/ui/dialogs/hostSettings/costProfiles.ts";
import { hostDraft, readHost, textbookCosts } from "../../../src/ui/dialogs/hostSettings/hostDraft.ts";
import { fakeScenario } from "../shared/fakeStore.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const scenario = fakeScenario([{ name: "web", pages: 8 }]);
const draft = hostDraft(hostOf(scenario), scenario.conventions);

describe("hostDraft(host, conventions) and readHost(draft, scenario)", () => {
  it("give back every host of the gallery as it was", () => {
    for (const { id, scenario: entry } of scenarios) {
      const read = readHost(hostDraft(hostOf(entry), entry.conventions), entry);
      expect({ id, ...read.result }).toEqual({ id, host: hostOf(entry), conventions: entry.conventions });
    }
  });

  it("change the one field that was changed", () => {
    const read = readHost({ ...draft, frames: " 32 " }, scenario);
    expect(read.result?.host).toEqual({ ...hostOf(scenario), frames: 32 });
  });

  it("keep a parameter that the host left to its default left out", () => {
    expect(hostOf(scenario).replacement).toEqual({ policy: "clock", params: {} });
    expect(readHost(draft, scenario).result?.host.replacement).toEqual({ policy: "clock", params: {} });
  });

  it("write all parameters of another policy", () => {
    const read = readHost({ ...draft, scheduler: { ...draft.scheduler, policy: "rr" } }, scenario);
    expect(read.result?.host.scheduler).toEqual({ policy: "rr", params: { timeslice: 4, sharedTick: false } });
  });

  it("report the path of each number that is none, and give no host", () => {
    const read = readHost({ ...draft, pcpus: "0", frames: "many", costs: { ...draft.costs, fault: "1.5" } }, scenario);
    expect(read.result).toBeNull();
    expect(read.issues.map(({ path }) => path)).toEqual(["pcpus", "frames", "costs.fault"]);
  });

  it("report a parameter outside of what its policy allows", () => {
    const scheduler = { ...draft.scheduler, params: { ...draft.scheduler.params, pwrr: { roundLength: "0" } } };
    expect(readHost({ ...draft, scheduler }, scenario).issues).toMatchObject([
      { path: "scheduler.params.roundLength", issue: { code: "tooSmall", min: 1 } },
    ]);
  });

  it("leave co-scheduling out while it is off, keep what was typed, and refuse limits that would never let a vCPU go on", () => {
    expect(draft.coscheduling.isOn).toBe(false);
    expect(readHost(draft, scenario).result?.host).not.toHaveProperty("coscheduling");
    const on = { ...draft, coscheduling: { isOn: true, skew: "5", restart: "2" } };
    const host = readHost(on, scenario).result!.host;
    expect(host).toEqual({ ...hostOf(scenario), coscheduling: { skew: 5, restart: 2 } });
    expect(hostDraft(host, scenario.conventions).coscheduling).toEqual(on.coscheduling);
    const flapping = { ...on, coscheduling: { ...on.coscheduling, restart: "5" } };
    expect(readHost(flapping, scenario).issues).toMatchObject([
      { path: "coscheduling.restart", problem: { code: "restartTooLarge", values: { found: 5, max: 4 } } },
    ]);
    const empty = { ...on, coscheduling: { ...on.coscheduling, skew: "" } };
    expect(readHost(empty, scenario).issues.map(({ path }) => path)).toEqual(["coscheduling.skew"]);
  });

  it("leave caches out while they are off, keep what was typed, and refuse numbers that are none", () => {
    expect(draft.cache.isOn).toBe(false);
    expect(readHost(draft, scenario).result?.host).not.toHaveProperty("cache");
    const on = { ...draft, cache: { isOn: true, size: "50", warmupTicks: "0", warmRate: "3" } };
    const host = readHost(on, scenario).result!.host;
    expect(host).toEqual({ ...hostOf(scenario), cache: { size: 50, warmupTicks: 0, warmRate: 3 } });
    expect(hostDraft(host, scenario.conventions).cache).toEqual(on.cache);
    const wrong = { ...on, cache: { isOn: true, size: "0", warmupTicks: "", warmRate: "1.5" } };
    const { issues } = readHost(wrong, scenario);
    expect(issues.map(({ path }) => path)).toEqual(["cache.size", "cache.warmupTicks", "cache.warmRate"]);
    expect(readHost({ ...wrong, cache: { ...wrong.cache, isOn: false } }, scenario).issues).toEqual([]);
  });

  it("leave rebalancing out while it is off or all share a queue, and keep what was typed", () => {
    expect(draft.rebalancing.isOn).toBe(false);
    const on = { ...draft, rebalancing: { isOn: true, every: "9", victim: "random", draws: "1, 0" } } as const;
    expect(readHost({ ...on, runQueues: "global" }, scenario).result?.host).not.toHaveProperty("rebalancing");
    const own = { ...on, pcpus: "2", runQueues: "perPcpu" } as const;
    const host = readHost(own, scenario).result!.host;
    expect(host.rebalancing).toEqual({ every: 9, victim: "random", draws: [1, 0] });
    expect(hostDraft(host, scenario.conventions).rebalancing).toEqual(own.rebalancing);
    const bare = { ...own, rebalancing: { ...own.rebalancing, victim: "longest", draws: "" } } as const;
    expect(readHost(bare, scenario).result?.host.rebalancing).toEqual({ every: 9, victim: "longest" });
    const wrong = { ...own, rebalancing: { ...own.rebalancing, every: "0", draws: "1, 2" } };
    expect(readHost(wrong, scenario).issues).toMatchObject([
      { path: "rebalancing.every", issue: { code: "tooSmall", min: 1 } },
      { path: "rebalancing.draws", problem: { code: "noSuchPcpu", values: { found: 2, max: 1 } } },
    ]);
  });

  it("report a page size that is not a power of two, as the codec says it", () => {
    const read = readHost({ ...draft, pageBytes: { text: "3", unit: "KiB" } }, scenario);
    expect(read.issues).toMatchObject([
      { path: "pageBytes", problem: { code: "notPowerOfTwo", values: { below: 2048, above: 4096 } } },
    ]);
  });

  it("report apart what the new host makes wrong about the machines", () => {
    const pinned = { ...scenario, machines: [{ ...scenario.machines[0]!, affinity: [1] }] };
    const read = readHost({ ...draft, pcpus: "1" }, pinned);
    expect(read.issues).toEqual([]);
    expect(read.elsewhere).toMatchObject([{ code: "noSuchPcpu", path: "machines[0].affinity[0]" }]);
    expect(read.result).toBeNull();
  });

  it("give hosts that are valid", () => {
    const read = readHost(
      { ...draft, disks: draft.disks.slice(0, 1), swapBytes: { text: "8", unit: "MiB" } },
      scenario,
    );
    expect(read.result && validateScenario({ ...scenario, hosts: [read.result.host] }).ok).toBe(true);
  });
});

describe("textbookCosts(costs)", () => {
  it("makes virtualization free and keeps the time of a memory reference", () => {
    const costs = textbookCosts({ ...draft.costs, worldSwitch: "3", fault: "7", reference: "1" });
    expect(costs).toMatchObject({ worldSwitch: "0", fault: "0", trap: "0", shutdown: "0", reference: "1" });
  });
});

describe("withProfile(draft, profile, length of a tick)", () => {
  it("converts nanoseconds once: rounded, and a tick at least where it is not 0", () => {
    expect([0, 100, 700, 800, 1500, 3000].map((ns) => ticksOf(ns, 1000))).toEqual([0, 1, 1, 1, 2, 3]);
    expect([
      tickNs({ tickUnit: "tick" }),
      tickNs({ tickUnit: "us", ticksPerUnit: 10 }),
      tickNs({ tickUnit: "ms" }),
    ]).toEqual([1000, 100, 1_000_000]);
  });

  it("has the cost table in a tick of a nanosecond, which is a valid host", () => {
    const after = { ...draft, ...withProfile(draft, "hardware", 1) };
    expect(after.costs).toMatchObject({ worldSwitch: "3000", fault: "2000", hypercall: "800", trap: "1500" });
    expect(after.exits).toMatchObject({
      isOn: true,
      base: "700",
      copyPage: "500",
      syscall: "100",
      technique: "hardware",
    });
    const read = readHost(after, scenario);
    expect(read.result && validateScenario({ ...scenario, hosts: [read.result.host] }).ok).toBe(true);
  });

  it("says how tables, devices and sensitive instructions are; what it says nothing of stays", () => {
    const after = withProfile({ ...draft, costs: { ...draft.costs, reference: "7" } }, "paravirtual", 1000);
    expect(after.costs.reference).toBe("7");
    expect(after.exits).toMatchObject({ technique: "paravirtual", batch: "8", devices: "paravirtual" });
    expect(after.translation).toMatchObject({ isOn: draft.translation.isOn, kind: "native" });
  });
});
