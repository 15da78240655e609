/**
 * What links, files and settings hold of policies: a name, a limit or a default that changes gives old links another meaning,
 * so each stands here once more.
 */
import { describe, expect, it } from "vitest";
import type { ParamSpec, PolicyDescription } from "../../src/model/params.ts";
import { cpuPolicies } from "../../src/vmm/cpu/policies.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";

/** `!` marks a convention, `often` the values that exercises have. */
const CPU = `
fcfs
rr: timeslice = 4 ticks 1..1000000000; sharedTick = false
pwrr: roundLength = 12 ticks 1..1000000000
priority: preemptive = true; aging = 0 ticks 0..1000000000; priorityMax = 1000 count 0..1000
prr: timeslice = 4 ticks 1..1000000000; preemptive = true
sjf: prediction = exact of exact|average; initialEstimate = 10 ticks 0..1000000000
srtf: prediction = exact of exact|average; initialEstimate = 10 ticks 0..1000000000
lrtf: preemptive = true; longestTies! = lowestId of lowestId|runningStays
hrrn
mlfq: timeslices = [2,4,8] ticks 1..1000000000 x 1..64; allotments = [1] count 1..1000000 x 1..64; boost = 0 ticks 0..1000000000; preemptive = true; demoteOnlyIfContended = false; blockKeeps! = rest of rest|all|allotment; wakeGoes! = tail of tail|head; boostOrder! = highestFirst of highestFirst|lowestFirst
lottery: timeslice = 4 ticks 1..1000000000; compensation = true; draws = [] count 0..9007199254740991 x 0..10000
stride: timeslice = 4 ticks 1..1000000000; stride1 = 1048576 count 1..1073741824; firstPass! = stride of stride|zero; passTies! = lowestId of lowestId|lastQueued; joins! = globalPass of globalPass|headPass; onChange! = rescale of rescale|keepPass
credit: timeslice = 30 ticks 1..1000000000; ticksPerMs = 1 ticks 1..1000000; rateLimit = 0 ticks 0..1000000000; boostOnWake = true; sampledDebit = false
cfs: latency = 24 ticks 1..1000000000; minGranularity = 3 ticks 1..1000000000; wakeGranularity = 1 ticks 0..1000000000
eevdf: request = 4 ticks 1..1000000000
gang: timeslice = 10 ticks 1..1000000000; backfill = false
`;

const MEMORY = `
fifo
lru
opt: ties! = oldestLoad of oldestLoad|lowestFrame|newestLoad
clock: referencedOnLoad! = true; handAfterLoad! = past of past|on; bits = 1 count 1..3 often 1|2|3; clearEvery = 0 count 0..1000000 often 0|4|8
2q: ghostLeaves! = onLoad of onLoad|onFault
enhancedClock: referencedOnLoad! = true
nru: period = 8 count 1..1000000 often 4|8|16
aging: period = 4 count 1..1000000 often 1|4|8
wsClock: window = 4 count 1..1000000 often 2|4|8
lfu: counts! = forgotten of forgotten|kept; ties! = leastRecent of leastRecent|oldestLoad
mfu: counts! = forgotten of forgotten|kept; ties! = leastRecent of leastRecent|oldestLoad
mru
random: counts! = frame of frame|loadOrder; draws = [] count 0..2097152 x 0..4096
unopt
slru: shares = [1,1,1,1] count 1..100 x 2..4 often 1,1,1,1|1,4|1,1; overflow! = stays of stays|leaves
arc: target! = whole of whole|real
lirs: rules! = paper of paper|libcachesim
clockPro
sieve
s3fifo: threshold = 2 count 1..3 often 1|2; ghostLeaves! = onLoad of onLoad|onFault; ghostSize! = asMain of asMain|nineTenths; queues! = eachStep of eachStep|oneTurn
`;

/** Which of the scheduling policies share by weights, take turns, and ask for which conventions. */
const TRAITS = `
fcfs: asks nothing
rr: takes turns, asks sameInstant
pwrr: weighs machines, asks priorityOrder
priority: asks priorityOrder preemptedGoes priorityTies
prr: asks sameInstant priorityOrder preemptedGoes
sjf: asks shortestTies
srtf: asks shortestTies
lrtf: asks nothing
hrrn: asks nothing
mlfq: asks sameInstant preemptedGoes
lottery: weighs vCPUs, asks nothing
stride: weighs vCPUs, asks nothing
credit: weighs vCPUs, steals by itself, asks nothing
cfs: weighs vCPUs 1024, asks nothing
eevdf: weighs vCPUs 1024, asks nothing
gang: runs whole machines, asks nothing
`;

const LISTS = `
2q: a1in a1out of pages am
slru: segment0 segment1 segment2 segment3
arc: t1 b1 of pages t2 b2 of pages
lirs: lir queue stack of pages
clockPro: hot cold test of pages
sieve: queue
s3fifo: small main ghosts of pages
`;

const linesOf = (table: string) => table.trim().split("\n");

function written(spec: ParamSpec): string {
  const name = `${spec.id}${spec.isConvention ? "!" : ""} =`;
  switch (spec.type) {
    case "flag":
      return `${name} ${spec.default}`;
    case "choice":
      return `${name} ${spec.default} of ${spec.choices.join("|")}`;
    case "integer":
      return `${name} ${spec.default} ${spec.unit} ${spec.min}..${spec.max}${often(spec.usual)}`;
    case "integers": {
      const lengths = `${spec.minLength ?? 1}..${spec.maxLength}`;
      return `${name} [${spec.default.join()}] ${spec.unit} ${spec.min}..${spec.max} x ${lengths}${often(spec.usual)}`;
    }
  }
}

function often(usual: readonly unknown[] | undefined): string {
  return usual ? ` often ${usual.join("|")}` : "";
}

const paramsOf = ({ id, params }: PolicyDescription) =>
  params.length === 0 ? id : `${id}: ${params.map(written).join("; ")}`;

describe("the policies", () => {
  it("take these parameters, within these limits, with these defaults", () => {
    expect(cpuPolicies.map(paramsOf)).toEqual(linesOf(CPU));
    expect(memoryPolicies.map(paramsOf)).toEqual(linesOf(MEMORY));
  });

  it("share by weights, take turns and ask for conventions as their sources do", () => {
    const traits = cpuPolicies.map((policy) => {
      const weighs = policy.heedsWeights ? `weighs ${policy.weighsMachines ? "machines" : "vCPUs"}` : "";
      const parts = [
        policy.usualWeight === undefined ? weighs : `${weighs} ${policy.usualWeight}`,
        policy.takesTurns ? "takes turns" : "",
        policy.stealsByItself ? "steals by itself" : "",
        policy.isGang ? "runs whole machines" : "",
        `asks ${policy.conventions?.join(" ") || "nothing"}`,
      ];
      return `${policy.id}: ${parts.filter((part) => part !== "").join(", ")}`;
    });
    expect(traits).toEqual(linesOf(TRAITS));
  });

  it("show these lists, of frames where nothing else is said", () => {
    const lists = memoryPolicies.flatMap(({ id, shows = [] }) =>
      shows.length === 0
        ? []
        : [`${id}: ${shows.map((list) => list.id + (list.of === "pages" ? " of pages" : "")).join(" ")}`],
    );
    expect(lists).toEqual(linesOf(LISTS));
  });

  it.each([...cpuPolicies, ...memoryPolicies])(
    "$id has pseudocode of several lines, none empty or twice there",
    (policy) => {
      expect(policy.pseudocode.length).toBeGreaterThan(2);
      expect(new Set(policy.pseudocode.map((line) => line.trim())).size).toBe(policy.pseudocode.length);
      for (const line of policy.pseudocode) expect(line).toMatch(/^ *\S.{5,}\S$/u);
    },
  );

  it.each(cpuPolicies)("$id points at the line of its pseudocode that chooses", ({ pseudocode, dispatchLine }) => {
    expect(pseudocode[dispatchLine]).toMatch(/v|machine|round|queue/u);
  });
});
