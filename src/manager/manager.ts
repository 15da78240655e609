/**
 * The Virtualization Manager: carries out lifecycle commands or refuses them, atomically (domain A). The checks come in
 * the order argument, existence, state, resources; the first that fails names the error, and of the resources every one
 * that is short is reported with its numbers.
 */
import { refusal } from "../model/lifecycle.ts";
import type { Recorder } from "../model/recorder.ts";
import { hostOf, leastTarget, targetOf, type Command, type MachineSpec } from "../model/scenario.ts";
import type { ErrorCode, Shortage } from "../model/states.ts";
import { NONE } from "../model/units.ts";
import type { Monitor, Vm } from "../vmm/monitor.ts";

const CODES = { cpu: "NO_CPU", memory: "NO_MEMORY", storage: "NO_SPACE", region: "NO_MEMORY" } as const;

interface Refusal {
  readonly code: ErrorCode;
  readonly shortages: readonly Shortage[];
}

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
    // The state that a command meets is the one after whatever is due at this very moment (B.1.3): a program may end.
    // A command that is refused either way touches nothing (L2).
    const mayEnd = vm?.life === "running" || vm?.life === "shuttingDown";
    const isWrong = this.#isWrong(command, vm);
    if (vm && !isWrong && (!refusal(command.command, vm.life) || (mayEnd && !refusal(command.command, "shutOff"))))
      for (const v of this.#monitor.vcpusOf(vm)) this.#monitor.processor.settleBoundary(v);
    const refused: Refusal | null = isWrong ? { code: "INVALID_ARG", shortages: [] } : this.#refuse(command, vm);
    if (refused) {
      this.#recordRefusal(command, vm, index, refused);
      return false;
    }
    this.#recorder.tell(this.#monitor.now, "commandDone", {
      index,
      command: command.command,
      vm: vm ? vm.uid : name === null ? NONE : this.#monitor.state.vms.length,
    });
    this.#perform(command, vm);
    return true;
  }

  #perform(command: Command, vm: Vm | null): void {
    const monitor = this.#monitor;
    switch (command.command) {
      case "create": {
        const plans = monitor.volumes.plan(command.machine.volumes)!;
        monitor.setLife(monitor.define(command.machine, plans), "shutOff", "command");
        return;
      }
      case "start":
        return monitor.powerOn(vm!);
      case "pause":
        return monitor.pause(vm!);
      case "resume":
        return monitor.resume(vm!);
      case "shutdown":
        return monitor.beginShutdown(vm!);
      case "stop":
        return monitor.powerOff(vm!, "command");
      case "delete":
        return monitor.undefine(vm!);
      case "setWeight":
        // The weight that it has already: done, and nothing to tell.
        if (monitor.attributes[vm!.firstVcpu]!.weight !== command.weight) monitor.setWeight(vm!, command.weight);
        return;
      case "compact":
        return monitor.contiguous.compact();
      case "setMemoryTarget":
        return monitor.reclaim!.setLimit(vm!.uid, command.pages);
      case "balloon":
        return monitor.reclaim!.setBalloon(vm!.uid, command.isOn);
    }
  }

  #refuse(command: Command, vm: Vm | null): Refusal | null {
    if (command.command === "compact") return null;
    const code = refusal(command.command, vm?.life ?? "none");
    if (code) return { code, shortages: [] };
    if (command.command === "create") return this.#shortOf(this.#neededToExist(command.machine));
    if (command.command === "start") return this.#shortOf(this.#neededToRun(vm!));
    return null;
  }

  /** It asks for what this host, or this machine in any state, does not have. */
  #isWrong(command: Command, vm: Vm | null): boolean {
    switch (command.command) {
      case "compact":
        return !this.#monitor.contiguous.canCompact;
      case "balloon":
        return !this.#monitor.reclaim;
      case "setMemoryTarget":
        return !this.#monitor.reclaim || (vm !== null && !this.#canHave(vm, command.pages));
      default:
        return false;
    }
  }

  /** From what the machine is guaranteed, one page at least, up to what it is configured with. */
  #canHave(vm: Vm, pages: number): boolean {
    const spec = this.#monitor.specs[vm.uid]!;
    return pages >= leastTarget(spec) && pages <= this.#monitor.pagesOf(spec.memoryBytes);
  }

  #shortOf(needs: readonly Shortage[]): Refusal | null {
    const shortages = needs.filter((need) => need.needed > need.available);
    const first = shortages[0];
    if (!first) return null;
    return { code: CODES[first.resource], shortages };
  }

  /** A machine that could never start is refused at once; its volumes are taken now. */
  #neededToExist(spec: MachineSpec): Shortage[] {
    const { volumes, scenario } = this.#monitor;
    const host = hostOf(scenario);
    const { pool } = volumes.state;
    const extents = spec.volumes.reduce((sum, volume) => sum + volumes.extentsOf(volume.bytes), 0);
    const available = pool.free;
    // Enough extents may be free and still not lie as the allocation policy wants them.
    const largest = host.allocation === "normal" ? available : largestPlaceable(pool.owner, host.allocation);
    const isPlaceable = extents <= available && volumes.plan(spec.volumes) !== null;
    return [
      {
        resource: "cpu",
        needed: spec.affinity && !spec.affinity.some((p) => p < host.pcpus) ? 1 : 0,
        available: 0,
      },
      { resource: "memory", needed: spec.reservedPages, available: host.frames },
      {
        resource: "storage",
        needed: extents,
        available: isPlaceable ? available : Math.min(available, largest, extents - 1),
      },
    ];
  }

  /** Gang scheduling runs all vCPUs of a machine at once: it needs a pCPU for each. */
  #neededByGang(spec: MachineSpec): Shortage[] {
    const { pcpus, policy } = this.#monitor.processor.config;
    if (!policy.isGang) return [];
    const available = spec.affinity ? spec.affinity.filter((p) => p < pcpus).length : pcpus;
    return [{ resource: "cpu", needed: spec.vcpus, available }];
  }

  #neededToRun(vm: Vm): Shortage[] {
    const monitor = this.#monitor;
    const spec = monitor.specs[vm.uid]!;
    const unreserved = monitor.memory.config.frames - monitor.memory.reserved;
    const needs: Shortage[] = [
      ...this.#neededByGang(spec),
      { resource: "memory", needed: spec.reservedPages, available: unreserved },
    ];
    const { swapExtents, slotsPerExtent } = monitor.volumes;
    if (swapExtents > 0) {
      const promised = (machine: MachineSpec) =>
        Math.max(0, monitor.pagesOf(machine.memoryBytes) - machine.reservedPages);
      const slots = swapExtents * slotsPerExtent;
      const taken = monitor.state.vms
        .filter((other) => other.life !== "none" && other.life !== "shutOff")
        .reduce((sum, other) => sum + promised(monitor.specs[other.uid]!), 0);
      const toExtents = (pages: number) => Math.ceil(pages / slotsPerExtent);
      if (promised(spec) > slots - taken)
        needs.push({
          resource: "storage",
          needed: Math.max(1, toExtents(promised(spec))),
          available: Math.min(Math.floor((slots - taken) / slotsPerExtent), toExtents(promised(spec)) - 1),
        });
    }
    const block = monitor.contiguous.search(spec);
    // Enough may be free, and no hole large enough: the whole of what is free is told by the row behind the refusal.
    if (block) needs.push({ resource: "region", needed: block.needed, available: block.largest });
    return needs;
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

/** Most extents that one volume could get: the longest free run, or the free extents of the emptiest PV. */
function largestPlaceable(owner: readonly Int32Array[], allocation: "contiguous" | "cling"): number {
  let largest = 0;
  for (const extents of owner) {
    let count = 0;
    for (const lv of extents) {
      count = lv === -1 ? count + 1 : allocation === "contiguous" ? 0 : count;
      largest = Math.max(largest, count);
    }
  }
  return largest;
}
