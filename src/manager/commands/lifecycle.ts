/** The commands that make, start, stop and remove machines, and what befalls their guests. */
import { isOff } from "../../model/states.ts";
import { neededForSize, neededToExist, neededToRun, neededToSave, refusedFor } from "../admission.ts";
import type { MachineSpec } from "../../model/scenario.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import type { Entries, Refusal } from "./entry.ts";
import { isOnContainer } from "./migration.ts";

const DEPENDENTS: Refusal = { code: "HAS_DEPENDENTS", shortages: [] };

export const lifecycle: Entries<
  | "create"
  | "start"
  | "pause"
  | "resume"
  | "shutdown"
  | "stop"
  | "delete"
  | "reset"
  | "save"
  | "discardSave"
  | "crash"
  | "abortJob"
  | "rename"
  | "resize"
> = {
  create: {
    refuse: (monitor, { machine }) => refusedFor(neededToExist(monitor, machine)),
    perform(monitor, { machine }) {
      monitor.machines.setLife(monitor.machines.define(machine), "shutOff", "command");
    },
  },
  start: {
    // Its guest would write what others read through.
    refuse: (monitor, _, vm) =>
      monitor.copies.layering.isReadThrough(vm) ? DEPENDENTS : refusedFor(neededToRun(monitor, vm)),
    perform: (monitor, _, vm) => monitor.machines.powerOn(vm),
  },
  pause: { perform: (monitor, _, vm) => monitor.machines.pause(vm) },
  resume: { perform: (monitor, _, vm) => monitor.machines.resume(vm) },
  shutdown: { perform: (monitor, _, vm) => monitor.machines.beginShutdown(vm) },
  stop: { perform: (monitor, _, vm) => monitor.machines.powerOff(vm, "command") },
  delete: {
    refuse: ({ snapshots, copies }, { deleteSnapshots = false }, vm) =>
      (snapshots.of(vm.uid).length > 0 && !deleteSnapshots) ||
      snapshots.dependents(vm.uid, null).length > 0 ||
      copies.layering.isReadThrough(vm)
        ? DEPENDENTS
        : null,
    perform(monitor, { keepStorage = false }, vm) {
      if (!isOff(vm.life)) monitor.machines.powerOff(vm, "command");
      monitor.machines.undefine(vm, keepStorage, "command");
    },
  },
  rename: {
    refuse: (monitor, { name }) => (monitor.isTaken(name) ? { code: "ALREADY_EXISTS", shortages: [] } : null),
    perform: (monitor, { name }, vm) => monitor.machines.rename(vm, name),
  },
  resize: {
    isWrong: (monitor, size, vm) => vm !== null && !canBeResized(monitor, vm, size),
    refuse: (monitor, size, vm) => refusedFor(neededForSize(monitor, resized(monitor, vm, size))),
    perform(monitor, { vcpus, memoryBytes }, vm) {
      const size = { ...(vcpus === undefined ? {} : { vcpus }), ...(memoryBytes === undefined ? {} : { memoryBytes }) };
      monitor.machines.resize(vm, size);
    },
  },
  reset: { perform: (monitor, _, vm) => monitor.machines.reset(vm) },
  save: {
    refuse: (monitor, _, vm) =>
      isOnContainer(monitor, vm) ? { code: "CONTAINER", shortages: [] } : refusedFor(neededToSave(monitor, vm)),
    perform: (monitor, _, vm) => monitor.images.beginSave(vm, monitor.jobs),
  },
  discardSave: { perform: (monitor, _, vm) => monitor.machines.discardImage(vm) },
  crash: { perform: (monitor, _, vm) => monitor.machines.crash(vm) },
  abortJob: { perform: (monitor, _, vm) => monitor.jobs.abort(monitor.jobs.of(vm.uid)!, false) },
};

interface Size {
  readonly vcpus?: number;
  readonly memoryBytes?: number;
}

function resized({ specs }: Monitor, { uid }: Vm, { vcpus, memoryBytes }: Size): MachineSpec {
  const spec = specs[uid]!;
  return { ...spec, vcpus: vcpus ?? spec.vcpus, memoryBytes: memoryBytes ?? spec.memoryBytes };
}

/** Something is asked for, and its programs and its guarantee do with so much memory. */
function canBeResized(monitor: Monitor, vm: Vm, size: Size): boolean {
  const { vcpus, memoryBytes } = resized(monitor, vm, size);
  if (size.vcpus === undefined && size.memoryBytes === undefined) return false;
  return monitor.pagesOf(memoryBytes) >= monitor.machines.leastPages(vm, vcpus);
}
