/**
 * The same exercise with other numbers: how long programs run, when they come, how urgent they are, and which pages they
 * refer to are drawn from a seed; and how large blocks, volumes and machines are, where it is decided where they go. What kind
 * of exercise it is stays. Pure: the same seed gives the same numbers everywhere.
 */
import { createStream, nextInt, type RandomStream } from "../../base/prng.ts";
import { shuffled } from "../../base/shuffled.ts";
import type { ByHandKind } from "../../model/byHand.ts";
import { hostOf, withHost, type MachineSpec, type Op, type Scenario } from "../../model/scenario.ts";

/** A valid scenario for a valid one. `kinds`: what is decided by hand. */
export function otherNumbers(scenario: Scenario, seed: number, kinds: readonly ByHandKind[]): Scenario {
  return otherSizes(otherTimes(scenario, seed), createStream(seed, "other sizes"), new Set(kinds));
}

/** `stream` is one of its own, so that the other numbers are the same whatever is decided. */
function otherSizes(scenario: Scenario, stream: RandomStream, kinds: ReadonlySet<ByHandKind>): Scenario {
  const host = hostOf(scenario);
  const { region } = host;
  const sized = (machine: MachineSpec): MachineSpec => {
    const { regionUnits, volumes, memoryBytes } = machine;
    const extents = (bytes: number) => around(Math.ceil(bytes / host.extentBytes), stream) * host.extentBytes;
    const pages = Math.ceil(memoryBytes / host.pageBytes);
    return {
      ...machine,
      ...(kinds.has("hole") && region && regionUnits !== undefined
        ? { regionUnits: Math.min(region.size, around(regionUnits, stream)) }
        : {}),
      ...(kinds.has("extents")
        ? {
            volumes: volumes.map((volume) => ({
              ...volume,
              bytes: volume.layout ? volume.bytes : extents(volume.bytes),
            })),
          }
        : {}),
      // More only: what a program refers to stays there.
      ...(kinds.has("host")
        ? { memoryBytes: (pages + nextInt(stream, Math.floor(pages / 2) + 1)) * host.pageBytes }
        : {}),
    };
  };
  const machines = scenario.machines.map(sized);
  const commands = scenario.commands.map((command) =>
    command.command === "create" ? { ...command, machine: sized(command.machine) } : command,
  );
  const other = { ...scenario, machines, commands };
  if (!kinds.has("hole") || !region?.holes) return other;
  return withHost(other, { ...host, region: { ...region, holes: shuffled(stream, region.holes) } });
}

function otherTimes(scenario: Scenario, seed: number): Scenario {
  const stream = createStream(seed, "other numbers");
  const priorities = shuffled(
    stream,
    scenario.machines.map(({ priority }) => priority),
  );
  // The first one to come stays the first, so that the exercise begins at once.
  const arrivals = scenario.machines.map(({ arrival }) => {
    if (arrival === null || arrival === 0) return arrival;
    return Math.max(0, arrival + nextInt(stream, 5) - 2);
  });
  return {
    ...scenario,
    machines: scenario.machines.map((machine, at) => ({
      ...withOtherPrograms(machine, stream),
      priority: priorities[at]!,
      arrival: arrivals[at]!,
    })),
  };
}

function withOtherPrograms(machine: MachineSpec, stream: RandomStream): MachineSpec {
  const programs = machine.programs.map((program) =>
    otherOps(program, stream, { fresh: shuffled(stream, pagesOf(program)), seen: [], known: new Set(), before: -1 }),
  );
  return { ...machine, programs };
}

/** Which pages a program has referred to so far, and those that are still to come. */
interface Pages {
  readonly fresh: number[];
  readonly seen: number[];
  /** As they are numbered in the exercise that it is made of. */
  readonly known: Set<number>;
  before: number;
}

function otherOps(ops: readonly Op[], stream: RandomStream, pages: Pages): readonly Op[] {
  return ops.map((op): Op => {
    switch (op.op) {
      case "compute":
      case "wait":
      case "halt":
        return { ...op, ticks: around(op.ticks, stream) };
      case "reference":
        return { ...op, page: otherPage(op.page, stream, pages) };
      case "loop":
        return { ...op, body: otherOps(op.body, stream, pages) };
      default:
        return op;
    }
  });
}

/** A new page where one was new, so that as many are brought in for the first time; else one that was there before. */
function otherPage(page: number, stream: RandomStream, pages: Pages): number {
  const { fresh, seen, known } = pages;
  if (!known.has(page)) {
    known.add(page);
    pages.before = fresh.pop()!;
    seen.push(pages.before);
    return pages.before;
  }
  // The same page twice in a row would ask nothing.
  const others = seen.filter((one) => one !== pages.before);
  pages.before = others.length > 0 ? others[nextInt(stream, others.length)]! : pages.before;
  return pages.before;
}

/** From half of `ticks` to half more, in whole tens where it is so. */
function around(ticks: number, stream: RandomStream): number {
  const unit = ticks >= 20 && ticks % 10 === 0 ? 10 : 1;
  const steps = Math.floor(ticks / unit);
  if (steps === 0) return ticks;
  const least = Math.max(1, Math.floor(steps / 2));
  return unit * (least + nextInt(stream, steps + 1));
}

/** The pages that a program refers to by their number, ascending. */
function pagesOf(ops: readonly Op[]): number[] {
  const pages = ops.flatMap((op) => (op.op === "reference" ? [op.page] : op.op === "loop" ? pagesOf(op.body) : []));
  return [...new Set(pages)].toSorted((a, b) => a - b);
}
