/** The page cache of the host, through which containers read the files of their image (domain G.2, memory). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProgram } from "../../src/codec/notation/notation.ts";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { HostSpec, MachineSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { NaivePageCache } from "../models/sharing/pageCache.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { SHARING_RULES } from "../support/sharing.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

const FILES = 4;

function program(text: string): readonly Op[] {
  const parsed = parseProgram(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** Of image 1, with 4 pages of files and 4 others, and something to do. */
function guest(name: string, text: string, changes: Partial<MachineSpec> = {}): MachineSpec {
  return machine(name, program(text), { memoryBytes: 8 * PAGE, image: 1, filePages: FILES, ...changes });
}

const container = (name: string, text: string, changes: Partial<MachineSpec> = {}) =>
  guest(name, text, { isContainer: true, ...changes });

interface Rest {
  readonly host?: Partial<HostSpec>;
  readonly commands?: readonly TimedCommand[];
}

/** A run without a scanner. */
function run(machines: readonly MachineSpec[], { host, commands = [] }: Rest = {}): Observed {
  return new Observed(
    scenario(
      machines,
      {
        pcpus: machines.length,
        frames: 16,
        sharing: { ...SHARING_RULES, scans: false },
        scheduler: { policy: "fcfs", params: {} },
        ...host,
      },
      { commands },
    ),
  );
}

/** Frames in use, and of each machine the frames of its own and the pages that share, when all before `until` has happened. */
function at(observed: Observed, until: number) {
  observed.simulation.runUntil(until);
  const { frames, freeFrames, vms } = observed.seen();
  return { used: frames.vm.length - freeFrames, machines: vms.map((vm) => ({ frames: vm.frames, shared: vm.shared })) };
}

const of = <Kind extends TraceEvent["kind"]>({ events }: Observed, kind: Kind) =>
  events.filter((event): event is Extract<TraceEvent, { kind: Kind }> => event.kind === kind);

const stopped = (vm: string, when: number): TimedCommand => ({ at: when, command: "stop", vm });

describe("files that containers of one image read", () => {
  const readers = [container("A", "R 0 1 2 3; IO 90"), container("B", "R 0 1 2 3; IO 90", { arrival: 10 })];

  it("are in frames once: the second reader takes none", () => {
    const observed = run(readers);
    expect(at(observed, 10)).toMatchObject({ used: 4, machines: [{ frames: 4, shared: 0 }, {}] });
    expect(at(observed, 20)).toEqual({
      used: 4,
      machines: [
        { frames: 0, shared: 4 },
        { frames: 0, shared: 4 },
      ],
    });
    expect(
      of(observed, "fileShared").map(({ vm, page, pages, freed, otherVm }) => [vm, page, pages, freed, otherVm]),
    ).toEqual([0, 1, 2, 3].map((page) => [1, page, 2, -1, 0]));
  });

  it("are in frames of its own where a machine reads them, beside those of the containers", () => {
    const observed = run([...readers, guest("M", "R 0 1 2 3; IO 90")]);
    expect(at(observed, 20)).toMatchObject({ used: 8, machines: [{}, {}, { frames: 4, shared: 0 }] });
  });

  it("are others in another image, and none where no image is named", () => {
    expect(at(run([readers[0]!, { ...readers[1]!, image: 2 }]), 20).used).toBe(8);
    const nameless = readers.map(({ image: _image, ...rest }) => rest);
    expect(at(run(nameless), 20).used).toBe(8);
  });

  it("are copied for the one that writes to them, and only for it", () => {
    const observed = run([readers[0]!, container("B", "R 0 1 2 3; IO 10; W 1; R 1; IO 90", { arrival: 10 })]);
    expect(at(observed, 60)).toMatchObject({
      used: 5,
      machines: [
        { frames: 0, shared: 4 },
        { frames: 1, shared: 3 },
      ],
    });
    expect(of(observed, "copyBroken")).toMatchObject([{ vcpu: 1, page: 1, left: 1 }]);
  });

  it("are not shared by the one that begins by writing", () => {
    const observed = run([readers[0]!, container("B", "W 0; R 0 1; IO 90", { arrival: 10 })]);
    expect(at(observed, 30)).toMatchObject({ used: 5, machines: [{ shared: 1 }, { frames: 1, shared: 1 }] });
  });

  it("stay as long as somebody has them, and are gone with the last", () => {
    const observed = run(readers, { commands: [stopped("A", 30), stopped("B", 40)] });
    expect(at(observed, 35)).toMatchObject({ used: 4, machines: [{ shared: 0 }, { shared: 4 }] });
    expect(at(observed, 50).used).toBe(0);
  });

  it("are not copied or cleared for the second reader: what a page costs, it does not pay", () => {
    const exits = {
      base: 0,
      pollution: 0,
      copyPage: 5,
      batch: 1,
      devices: "paravirtual",
      emulatedExits: 5,
      ioBatch: 1,
    } as const;
    const observed = run([readers[0]!, { ...readers[1]!, arrival: 40 }], {
      host: {
        costs: { ...NO_COSTS, fault: 1 },
        exits: { ...exits, technique: "hardware", badIsa: false, translateBlock: 0, syscall: 0 },
      },
    });
    observed.simulation.runUntil(90);
    expect(observed.seen().vcpus.map(({ exit }) => exit)).toEqual([4 * 6, 4 * 1]);
  });

  it("give up their frames when no other can be taken, the one shared for longest first, and are read again", () => {
    const observed = run(
      [container("A", "R 0 1; IO 20; W 4; IO 10; R 0; IO 90"), container("B", "R 0 1; IO 90", { arrival: 10 })],
      { host: { frames: 2 } },
    );
    observed.simulation.runUntil(90);
    expect(of(observed, "fileDropped")).toMatchObject([
      {
        entries: [
          { vm: 0, page: 0 },
          { vm: 1, page: 0 },
        ],
      },
    ]);
    expect(of(observed, "frameWait")).toEqual([]);
    expect(
      of(observed, "map")
        .filter(({ how }) => how === "file")
        .map(({ page }) => page),
    ).toEqual([0, 1, 0]);
  });
});

describe("the page cache", () => {
  const reference = fc.record({ page: fc.nat(7), write: fc.boolean(), wait: fc.nat(3) });
  const drawn = fc.array(
    fc.record({
      isContainer: fc.boolean(),
      image: fc.integer({ min: 1, max: 2 }),
      files: fc.integer({ min: 1, max: 6 }),
      references: fc.array(reference, { minLength: 1, maxLength: 20 }),
      stopsAt: fc.option(fc.nat(40)),
    }),
    { minLength: 2, maxLength: 4 },
  );
  /** No two machines refer to a page, and no command is given, at the same moment. */
  const EVERY = 8;

  it("has in frames what its definition says, whoever reads and writes what, and stops when", () => {
    fc.assert(
      fc.property(drawn, (machines) => {
        const told: { time: number; tell: (model: NaivePageCache) => void }[] = [];
        const commands: TimedCommand[] = [];
        const specs = machines.map(({ isContainer, image, files, references, stopsAt }, index): MachineSpec => {
          let time = index;
          const stop = stopsAt === null ? Infinity : stopsAt * EVERY + EVERY - 1;
          const ops = references.flatMap(({ page, write, wait }): Op[] => {
            const now = time;
            if (now < stop) told.push({ time: now, tell: (model) => model.refers({ machine: index, page, write }) });
            time += EVERY * (1 + wait);
            return [
              { op: "reference", page, write },
              ...(wait > 0 ? [{ op: "wait", ticks: EVERY * wait } as const] : []),
            ];
          });
          if (stop < Infinity) {
            commands.push({ at: stop, command: "stop", vm: `m${index}` });
            told.push({ time: stop, tell: (model) => model.stops(index) });
          }
          return machine(`m${index}`, [...ops, { op: "wait", ticks: 10_000 }], {
            memoryBytes: 8 * PAGE,
            arrival: index,
            isContainer,
            image,
            filePages: files,
          });
        });
        const observed = run(specs, {
          host: { frames: 8 * machines.length, costs: { ...NO_COSTS, reference: EVERY } },
          commands: commands.toSorted((one, other) => one.at - other.at),
        });
        const model = new NaivePageCache(machines);
        for (const { tell } of told.toSorted((one, other) => one.time - other.time)) tell(model);
        expect(at(observed, 5000)).toEqual(model.counts());
        const broken = of(observed, "copyBroken").map(({ left }) => left > 0);
        expect([broken.filter(Boolean).length, broken.filter((is) => !is).length]).toEqual([model.copied, model.kept]);
      }),
      examples(200),
    );
  });

  it("keeps every law at every moment where frames are scarce, and everybody goes on", () => {
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom("global" as const, "local" as const),
        fc.constantFrom("lru", "fifo", "clock", "random", "arc"),
        fc.integer({ min: 1, max: 3 }),
        (machines, frames, replacementScope, policy, pcpus) => {
          const specs = machines.map(({ image, files, references }, index) =>
            machine(
              `m${index}`,
              references.flatMap(({ page, write, wait }): Op[] => [
                { op: "reference", page, write },
                ...(wait > 0 ? [{ op: "wait", ticks: wait } as const] : []),
              ]),
              { memoryBytes: 8 * PAGE, arrival: index, isContainer: true, image, filePages: files },
            ),
          );
          const observed = run(specs, {
            host: {
              frames: Math.max(frames, machines.length),
              pcpus,
              replacementScope,
              replacement: { policy, params: {} },
              scheduler: { policy: "rr", params: { timeslice: 2 } },
            },
          });
          observed.run(() => {
            const seen = observed.seen();
            const faults = [
              ...checkInvariants(observed.simulation),
              ...checkHostState(seen, observed.info),
              ...checkAgreement(seen, observed.simulation),
            ];
            expect(faults, `at ${observed.simulation.monitor.now}`).toEqual([]);
          });
          expect(observed.seen().vcpus.map(({ phase }) => phase)).toEqual(machines.map(() => "finished"));
        },
      ),
      examples(60),
    );
  });
});
