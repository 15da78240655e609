/**
 * Keys of a file that nothing was made of. A scenario is completed where something is absent, so a key that is not known
 * would pass unseen, and the run would be another one than was meant: each is told with its place and, where one is near,
 * the key that was probably meant.
 *
 * Known is what has come through the schema: what is given and not in the checked scenario was left out.
 */
import type { Problem } from "../../model/problems.ts";
import { CONVENTION_KEYS } from "../../model/rules.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { PLACEMENT } from "../../model/settings.ts";
import { COSTS, HOST, MACHINE, NETWORK, VOLUME } from "../../model/settings.ts";
import { MOST } from "../limits.ts";
import { problem } from "../problemList.ts";

type Entries = Readonly<Record<string, unknown>>;

/** Keys without which nothing of a scenario is said. */
const SUBSTANCE = ["hosts", "host", "conventions", "machines", "commands"] as const;

/** What other tools and books call a field, by record: the record is named by its path without numbers. */
const OTHER_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "": {
    machines: "processes, process, jobs, job, tasks, vms, vm, guests, domains, virtualmachines",
    commands: "events, actions",
    title: "name",
    "host.scheduler.policy": "algorithm, policy, scheduler, scheduling, schedulingpolicy",
    "host.scheduler.params.timeslice": "quantum, timequantum, q, slice",
    "host.pcpus": "cpus, cpu, cores, processors, cpucount, numcpus",
    "host.replacement.policy": "replacement, pagereplacement, replacementpolicy",
    "host.costs.worldSwitch": "contextswitch, contextswitchtime, switchcost, switchtime",
  },
  host: {
    pcpus: "cpus, cpu, cores, processors, cpucount, numcpus",
    frames: "memory, ram, pageframes",
    pageBytes: "pagesize",
    extentBytes: "extentsize",
    "scheduler.policy": "algorithm, policy, scheduling, schedulingpolicy",
    "scheduler.params.timeslice": "quantum, timequantum, q, slice",
    "replacement.policy": "pagereplacement, replacementpolicy",
    "costs.worldSwitch": "contextswitch, contextswitchtime, switchcost, switchtime",
  },
  "host.scheduler": { policy: "name, algorithm, type, kind, id", "params.timeslice": "quantum, timequantum, q, slice" },
  "host.scheduler.params": { timeslice: "quantum, timequantum, q, slice" },
  "host.replacement": { policy: "name, algorithm, type, kind, id" },
  "host.costs": { worldSwitch: "contextswitch, contextswitchtime, switch, switchcost, switchtime" },
  machines: {
    name: "id, pid, process, label",
    arrival: "arrivaltime, start, starttime, at, release",
    programs:
      "burst, bursts, bursttime, cpuburst, service, servicetime, duration, length, program, work, workload, cpu",
    priority: "prio, nice",
    weight: "shares, share, tickets, cpushares",
    vcpus: "cpus, cores, vcpucount",
    memoryBytes: "memory, mem, ram, memorymb, memorysize",
    volumes: "disks, disk, volume, storage",
    timeslice: "quantum, slice",
    affinity: "pinning, cpuset, pin",
  },
  "machines.volumes": { bytes: "size, capacity" },
  commands: { command: "action, type, op, name", vm: "machine, target, domain", at: "time, t, when" },
};

const TIMESLICE = "host.scheduler.params.timeslice";

const isRecord = (value: unknown): value is Entries =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const plain = (key: string): string => key.toLowerCase().replaceAll(/[\s_-]/g, "");

/**
 * The keys of `input` that are not in `scenario`, which was made of it; in the order of the file. Of more than `MOST.problems`,
 * one more than that.
 */
export function unusedKeys(input: unknown, scenario: Scenario): readonly Problem[] {
  const found: Problem[] = [];
  // Files of version 1, and those that people write, have the one host by itself.
  const isListed = isRecord(input) && Object.hasOwn(input, "hosts");
  const elsewhere = knownPlaces(scenario);
  const look = (given: unknown, made: unknown, path: string): void => {
    if (Array.isArray(given) && Array.isArray(made))
      for (const [at, entry] of given.entries()) look(entry, made[at], `${path}[${at}]`);
    if (!isRecord(given) || !isRecord(made)) return;
    for (const [key, value] of Object.entries(given)) {
      // More than are told are not looked for: to find what each may have meant takes its time.
      if (found.length > MOST.problems) return;
      const place = path === "" ? key : `${path}.${key}`;
      if (Object.hasOwn(made, key)) look(value, made[key], place);
      else found.push(unusedKey(place, asListed(meant(key, value, path, made, elsewhere), isListed)));
    }
  };
  look(input, isListed ? scenario : withHostAlone(scenario), "");
  return found;
}

function withHostAlone({ hosts, ...rest }: Scenario): Entries {
  return { ...rest, host: hostOf({ hosts }) };
}

/** The place of a field of the host, where hosts are a list. */
function asListed(place: string | null, isListed: boolean): string | null {
  return place !== null && isListed ? place.replace(/^host\./, "hosts[0].") : place;
}

/** What is wrong with a file that says something else than a scenario, or nothing; null when it says something of one. */
export function nothingUsed(input: unknown, unused: readonly Problem[]): Problem | null {
  if (!isRecord(input) || SUBSTANCE.some((key) => Object.hasOwn(input, key))) return null;
  const keys = Object.keys(input);
  if (keys.length > 0 && unused.length === 0) return null;
  return problem("nothingUsed", "", { found: keys.slice(0, 12).join(", "), allowed: SUBSTANCE.join(", ") });
}

function unusedKey(path: string, near: string | null): Problem {
  return problem("unusedKey", path, near === null ? {} : { meant: near });
}

/** The key that `key` of the record at `path` probably stands for. */
function meant(key: string, value: unknown, path: string, made: Entries, elsewhere: Places): string | null {
  const record = recordAt(path);
  const word = plain(key);
  for (const [known, others] of Object.entries(OTHER_NAMES[record] ?? {}))
    if (others.split(", ").includes(word)) return isThere(record, known, elsewhere) ? example(known, value) : null;
  const near = nearest(word, [...Object.keys(made), ...(OPTIONAL[record] ?? [])]);
  return near ?? elsewhere.get(word) ?? null;
}

/** Policies have different parameters: some have no timeslice. */
function isThere(record: string, known: string, elsewhere: Places): boolean {
  const isParam = `${record}.${known}`.endsWith("params.timeslice");
  return !isParam || elsewhere.get("timeslice") === TIMESLICE;
}

/** `machines[3]` and `commands[0].machine` as `machines`: records of one kind have one name. */
function recordAt(path: string): string {
  return path
    .replaceAll(/\[\d+\]/g, "")
    .replace(/^commands\.machine/, "machines")
    .replace(/^hosts/, "host");
}

/** A processor time is not a program, but easily made one. */
function example(known: string, value: unknown): string {
  return known === "programs" && typeof value === "number" ? `programs: ["C ${value}"]` : known;
}

/** Fields that a checked scenario has only where they are given. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  "": ["ticksPerUnit", "network", "placement"],
  host: HOST.map(({ id }) => id),
  machines: MACHINE.map(({ id }) => id),
  "machines.volumes": VOLUME.map(({ id }) => id),
  network: NETWORK.map(({ id }) => id),
  placement: PLACEMENT.map(({ id }) => id),
};

type Places = ReadonlyMap<string, string>;

/** Where each field stands that is known somewhere, by its name. */
function knownPlaces(scenario: Scenario): Places {
  const host = hostOf(scenario);
  const places = new Map<string, string>();
  const add = (names: readonly string[], before: string): void => {
    for (const name of names) if (!places.has(plain(name))) places.set(plain(name), before + name);
  };
  add(["title", "seed", "tickUnit", "ticksPerUnit", ...SUBSTANCE], "");
  add(Object.keys(host.scheduler.params), "host.scheduler.params.");
  add(Object.keys(host.replacement.params), "host.replacement.params.");
  // A name is more often that of a machine.
  add(
    OPTIONAL["host"]!.filter((id) => id !== "name"),
    "host.",
  );
  add(
    COSTS.map(({ id }) => id),
    "host.costs.",
  );
  add(CONVENTION_KEYS, "conventions.");
  add(OPTIONAL["machines"]!, "machines[…].");
  return places;
}

/** The one of `names` that is `word` but for a slip or two; null when none is, or when it is not certain which. */
function nearest(word: string, names: readonly string[]): string | null {
  // Of a short word one letter may be wrong, of a longer one two.
  const most = word.length <= 4 ? 2 : 3;
  const slips = new Map([...new Set(names)].map((name) => [name, slipsBetween(word, plain(name), most)]));
  const least = Math.min(most, ...slips.values());
  const near = [...slips.keys()].filter((name) => slips.get(name) === least);
  return least < most && near.length === 1 ? near[0]! : null;
}

/** Letters to be changed, added, left out or swapped with the next one; `most` and more are not told apart. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let slips = Math.min(last![j]! + 1, row[j - 1]! + 1, last![j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, before![j - 2]! + 1);
      row.push(slips);
    }
    [before, last] = [last!, row];
  }
  return Math.min(most, last![b.length]!);
}
