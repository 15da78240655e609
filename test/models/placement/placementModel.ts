/**
 * A second model of where machines are put, from the rules in words: a list of hosts with what is promised on each, and one machine after
 * the other. It knows no events and shares no code with the product.
 */
export interface PlainHost {
  readonly pcpus: number;
  readonly frames: number;
  readonly extents: number;
}

export interface PlainMachine {
  readonly vcpus: number;
  readonly pages: number;
  readonly guarantee: number;
  readonly extents: number;
  readonly together: number | null;
  readonly apart: number | null;
  /** Said to be there, whatever the rule says; null: placed. */
  readonly host: number | null;
}

export interface PlainRule {
  readonly rule: "firstFit" | "bestFit" | "worstFit" | "roundRobin";
  readonly vcpusPerPcpu: number;
  readonly memoryPercent: number;
}

interface Put {
  readonly host: number;
  readonly machine: PlainMachine;
}

const total = (put: readonly Put[], host: number, of: (machine: PlainMachine) => number) => {
  let sum = 0;
  for (const each of put) if (each.host === host) sum += of(each.machine);
  return sum;
};

/** The first thing that stands against each host, in the order in which things are asked; null: nothing does. */
function objections(
  hosts: readonly PlainHost[],
  put: readonly Put[],
  machine: PlainMachine,
  { vcpusPerPcpu, memoryPercent }: PlainRule,
): (string | null)[] {
  return hosts.map(({ pcpus, frames, extents }, host) => {
    if (total(put, host, ({ vcpus }) => vcpus) + machine.vcpus > pcpus * vcpusPerPcpu) return "cpu";
    if (100 * (total(put, host, ({ pages }) => pages) + machine.pages) > memoryPercent * frames) return "memory";
    if (total(put, host, ({ guarantee }) => guarantee) + machine.guarantee > frames) return "guarantee";
    if (total(put, host, (other) => other.extents) + machine.extents > extents) return "storage";
    const friends = put.filter((each) => machine.together !== null && each.machine.together === machine.together);
    if (friends.some((each) => each.host !== host)) return "together";
    const rivals = put.filter((each) => machine.apart !== null && each.machine.apart === machine.apart);
    return rivals.some((each) => each.host === host) ? "apart" : null;
  });
}

/** The host of each machine, put there one after the other; -1: none. */
export function plainPlacement(
  hosts: readonly PlainHost[],
  machines: readonly PlainMachine[],
  spec: PlainRule,
): { readonly host: number; readonly against: readonly (string | null)[] }[] {
  const put: Put[] = [];
  let last = -1;
  return machines.map((machine) => {
    const against = objections(hosts, put, machine, spec);
    if (machine.host !== null) {
      const { host } = machine;
      // By hand there is only what the host itself asks.
      const guaranteed = machine.guarantee <= hosts[host]!.frames;
      const fits = guaranteed && total(put, host, (other) => other.extents) + machine.extents <= hosts[host]!.extents;
      if (fits) put.push({ host, machine });
      return { host: fits ? host : -1, against };
    }
    const able = hosts.map((_, host) => host).filter((host) => against[host] === null);
    const free = (host: number) => hosts[host]!.frames - total(put, host, ({ pages }) => pages);
    const memory = (host: number) =>
      Math.floor((spec.memoryPercent * hosts[host]!.frames) / 100) - hosts[host]!.frames + free(host);
    let chosen = -1;
    if (spec.rule === "roundRobin") {
      for (let step = 1; step <= hosts.length && chosen < 0; step += 1) {
        const next = (last + step + hosts.length) % hosts.length;
        if (able.includes(next)) chosen = next;
      }
    } else
      for (const host of able) {
        const isBetter =
          chosen < 0 ||
          (spec.rule === "bestFit" && memory(host) < memory(chosen)) ||
          (spec.rule === "worstFit" && memory(host) > memory(chosen));
        if (isBetter) chosen = host;
      }
    if (chosen >= 0) {
      last = chosen;
      put.push({ host: chosen, machine });
    }
    return { host: chosen, against };
  });
}
