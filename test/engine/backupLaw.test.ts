/**
 * The law of backups (domain D.5, S1 to S5): whatever guests write, and whatever is snapshotted, discarded, resized, aborted
 * and deleted in between, a restored machine holds what the volumes held at the moment of the backup. The model keeps a whole
 * copy for each, whatever the backup is made of.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { Command, HostSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { FullCopies } from "../models/fullCopies.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { contentOf } from "../support/volumeContent.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const DISK = { extents: 30, readTicks: 1, writeTicks: 1 };
const HOSTS: readonly Partial<HostSpec>[] = [
  { thinPool: { extents: 14, chunkExtents: 2, lowWater: 1, whenFull: "queue" } },
  { snapshots: { storeChunks: 3, chunkExtents: 2 } },
  {},
];
const BLOCKS = 6;

const op = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((ticks): Op => ({ op: "compute", ticks })),
  fc
    .record({ block: fc.nat(BLOCKS - 1), blocks: fc.integer({ min: 1, max: 2 }), write: fc.boolean() })
    .map((asked): Op => ({ op: "disk", volume: 0, ...asked })),
);
/** What is done between backups and restores. */
const beside = fc.constantFrom<Command>(
  { command: "snapshot", vm: "A", name: "s" },
  { command: "revert", vm: "A", name: "s" },
  { command: "deleteSnapshot", vm: "A", name: "s" },
  { command: "discard", vm: "A", volume: 0, block: 2, blocks: 2 },
  { command: "extendVolume", vm: "A", volume: "root", extents: 1 },
  { command: "reduceVolume", vm: "A", volume: "root", extents: 1, force: true },
  { command: "delete", vm: "A", force: true, deleteSnapshots: true },
  { command: "abortJob", vm: "A" },
  { command: "setDisk", disk: 1, state: "failed" },
  { command: "setDisk", disk: 1, state: "working" },
);
const step = fc.record({
  gap: fc.integer({ min: 2, max: 24 }),
  kind: fc.constantFrom("full", "changed", "changed", "changed", "over", "over", "anew", "delete", "beside", "beside"),
  beside,
  which: fc.nat(5),
});

/** A full backup, then the steps: each backup has a name of its own, and the others use one of those before. */
function commandsOf(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]): TimedCommand[] {
  let at = 8;
  let backups = 1;
  const commands: TimedCommand[] = [{ at, command: "backup", vm: "A", name: "b0" }];
  const give = (command: Command, gap = 0) => {
    at += gap;
    commands.push({ ...command, at });
  };
  for (const { gap, kind, beside: other, which } of steps) {
    const name = `b${which % backups}`;
    if (kind === "full" || kind === "changed") {
      give({ command: "backup", vm: "A", name: `b${backups}`, isIncremental: kind === "changed" }, gap);
      backups += 1;
    } else if (kind === "over") {
      give({ command: "stop", vm: "A" }, gap);
      give({ command: "restoreBackup", vm: "A", name }, 1);
      give({ command: "start", vm: "A" }, 14);
    } else if (kind === "anew") give({ command: "restoreBackup", vm: `C${commands.length}`, name }, gap);
    else if (kind === "delete") give({ command: "deleteBackup", name, dependents: which > 2 }, gap);
    else give(other, gap);
  }
  return commands;
}

it("what is restored is what the volumes held when the backup began", () => {
  let restored = 0;
  fc.assert(
    fc.property(
      fc.array(op, { minLength: 4, maxLength: 12 }),
      fc.constantFrom(...HOSTS),
      fc.array(step, { minLength: 3, maxLength: 9 }),
      (program, host, steps) => {
        const commands = commandsOf(steps);
        const spec = { ...host, disks: [DISK, { ...DISK, isForBackups: true }, { ...DISK, isForBackups: true }] };
        const A = machine("A", [{ op: "loop", times: 4, body: program }], {
          memoryBytes: 0,
          volumes: [{ name: "root", bytes: BLOCKS * EXTENT }],
        });
        const seen = new Observed(scenario([A], spec, { commands }));
        const model = new FullCopies();
        const { monitor } = seen.simulation;
        const nameOf = (uid: number) => monitor.state.vms[uid]!.name;
        const nameIn = (index: number) => {
          const command = commands[index]!;
          return "name" in command ? command.name : "";
        };
        const begun = new Map<number, ReturnType<typeof contentOf>>();
        const source = new Map<number, string>();
        /** What was restored, and what it should be. */
        const answers: unknown[][] = [];
        const { rows } = seen;
        const tell = rows.tell.bind(rows);
        // Rows are looked at as they are told: what volumes hold then is what they held at that row.
        rows.tell = (time, kind, body) => {
          tell(time, kind, body);
          const event = seen.event(rows.length - 1);
          if (event.kind === "jobBegun" && event.work === "backup")
            begun.set(event.vm, contentOf(monitor, nameOf(event.vm)));
          else if (event.kind === "backupMade") {
            model.made(String(event.vm), nameIn(event.index), begun.get(event.vm)!, event.base >= 0);
          } else if (event.kind === "backupDeleted") model.delete(String(event.vm), nameIn(event.index));
          else if (event.kind === "backupRestored") source.set(event.vm, nameIn(event.index));
          else if (event.kind === "jobEnded" && event.outcome === "done" && source.has(event.vm)) {
            if (event.work !== "restoreBackup" && event.work !== "fromBackup") return;
            answers.push([contentOf(monitor, nameOf(event.vm)), model.contentOf(source.get(event.vm)!)]);
          }
        };
        let moments = 0;
        const check = () => {
          expect(checkInvariants(seen.simulation)).toEqual([]);
          expect(checkAgreement(seen.seen(), seen.simulation)).toEqual([]);
        };
        seen.run(() => {
          moments += 1;
          if (moments % 16 === 0) check();
        }, 400);
        check();
        expect(answers.map(([found]) => found)).toEqual(answers.map(([, right]) => right));
        restored += answers.length;
        const names = [...monitor.state.backups.backups.values()].map((backup) => backup.name);
        expect(names).toEqual(model.names);
      },
    ),
    examples(40),
  );
  expect(restored).toBeGreaterThan(20);
});
