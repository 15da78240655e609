/**
 * The Virtualization Manager: carries out lifecycle commands or refuses them, atomically (domain A). The checks come in
 * the order argument, existence, job, state, resources; the first that fails names the error, and of the resources every one
 * that is short is reported with its numbers. What a command asks for and does stands in `commands/`, a file a subject.
 */
import { isNeedless, refusal, type Standing } from "../model/lifecycle.ts";
import type { Recorder } from "../model/recorder.ts";
import { targetOf, type Command, type CommandId } from "../model/scenario.ts";
import { NONE } from "../model/units.ts";
import type { Monitor } from "../vmm/monitor.ts";
import type { Vm } from "../vmm/vm.ts";
import { considerByHand } from "./byHand.ts";
import { backups } from "./commands/backups.ts";
import type { CommandEntry, Entries, Refusal } from "./commands/entry.ts";
import { host } from "./commands/host.ts";
import { layers } from "./commands/layers.ts";
import { lifecycle } from "./commands/lifecycle.ts";
import { memory } from "./commands/memory.ts";
import { migration } from "./commands/migration.ts";
import { snapshots } from "./commands/snapshots.ts";
import { volumes } from "./commands/volumes.ts";

const WRONG: Refusal = { code: "INVALID_ARG", shortages: [] };
const NOT_THERE: Standing = { life: "none", isBusy: false };
const OFF: Standing = { life: "shutOff", isBusy: false };

/** What a host in maintenance does not do: it takes no machine, and none is started. */
const TAKEN_IN: ReadonlySet<CommandId> = new Set<CommandId>(["create", "start", "clone"]);

const ENTRIES: Entries<CommandId> = {
  ...lifecycle,
  ...memory,
  ...host,
  ...snapshots,
  ...volumes,
  ...backups,
  ...layers,
  ...migration,
};

export class Manager {
  readonly #monitor: Monitor;
  readonly #recorder: Recorder;

  constructor(monitor: Monitor, recorder: Recorder) {
    this.#monitor = monitor;
    this.#recorder = recorder;
  }

  /** Carries out `command`, or refuses it and changes nothing. `index` is its place in the log, for the trace. */
  execute(command: Command, index: number): boolean {
    const name = targetOf(command);
    const vm = name === null ? null : this.#monitor.find(name);
    const entry: CommandEntry<Command, Vm | null> = ENTRIES[command.command];
    // The state that a command meets is the one after whatever is due at this very moment (B.1.3): a program may end.
    // A command that is refused either way touches nothing (L2).
    const standing = this.#standingOf(vm);
    const mayEnd = (vm?.life === "running" || vm?.life === "shuttingDown") && !standing.isBusy;
    const isWrong = entry.isWrong?.(this.#monitor, command, vm) === true;
    if (vm && !isWrong && (!refusal(command, standing) || (mayEnd && !refusal(command, OFF))))
      for (const v of this.#monitor.vcpusOf(vm)) this.#monitor.processor.settleBoundary(v);
    const refused = isWrong ? WRONG : this.#refuse(command, entry, vm);
    considerByHand(this.#monitor, command, index, vm, refused);
    if (refused) {
      this.#recordRefusal(command, vm, index, refused);
      return false;
    }
    this.#recorder.tell(this.#monitor.now, "commandDone", {
      index,
      command: command.command,
      vm: vm ? vm.uid : name === null ? NONE : this.#monitor.state.vms.length,
    });
    // A paused guest that is to shut down does hear it, once it runs.
    if (!isNeedless(command.command, this.#standingOf(vm)) || command.command === "shutdown")
      entry.perform(this.#monitor, command, vm, index);
    return true;
  }

  /** Why a command about `vm` would be refused at present; null: it would be carried out. */
  whyNot(command: Command, vm: Vm): Refusal | null {
    const entry: CommandEntry<Command, Vm | null> = ENTRIES[command.command];
    return entry.isWrong?.(this.#monitor, command, vm) === true ? WRONG : this.#refuse(command, entry, vm);
  }

  /** A new machine finds no host. */
  refuseForWantOfHost(command: Command, index: number): void {
    this.#recordRefusal(command, null, index, { code: "NO_HOST", shortages: [] });
  }

  #standingOf(vm: Vm | null): Standing {
    if (!vm) return NOT_THERE;
    const { lifecycle: rule } = this.#monitor.scenario.conventions;
    const job = this.#monitor.jobs.of(vm.uid);
    return { life: vm.life, isBusy: job !== null, ...(job && { job: job.kind }), isLenient: rule === "lenient" };
  }

  #refuse(command: Command, entry: CommandEntry<Command, Vm | null>, vm: Vm | null): Refusal | null {
    const { site } = this.#monitor;
    const isForParts = command.command === "setHost" || command.command === "setLink";
    if (!isForParts && site?.migrations.isDown(site.host) === true) return { code: "UNREACHABLE", shortages: [] };
    if (TAKEN_IN.has(command.command) && site?.migrations.isInMaintenance(site.host) === true)
      return { code: "MAINTENANCE", shortages: [] };
    // What is for the host meets no state of a machine.
    const code = targetOf(command) === null ? null : refusal(command, this.#standingOf(vm));
    if (isNeedless(command.command, this.#standingOf(vm))) return null;
    return code ? { code, shortages: [] } : (entry.refuse?.(this.#monitor, command, vm) ?? null);
  }

  #recordRefusal(command: Command, vm: Vm | null, index: number, refused: Refusal): void {
    this.#recorder.tell(this.#monitor.now, "commandFailed", {
      index,
      command: command.command,
      vm: vm?.uid ?? NONE,
      code: refused.code,
      state: vm?.life ?? "none",
      shortages: refused.shortages,
    });
    if (vm && refused.shortages.some(({ resource }) => resource === "region"))
      this.#monitor.contiguous.tellNoRoom(vm.uid, this.#monitor.specs[vm.uid]!);
  }
}
