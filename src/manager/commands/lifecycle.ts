/** The commands that make, start, stop and remove machines, and what befalls their guests. */
import { isOff } from "../../model/states.ts";
import { neededToExist, neededToRun, neededToSave, refusedFor } from "../admission.ts";
import type { Entries } from "./entry.ts";

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
> = {
  create: {
    refuse: (monitor, { machine }) => refusedFor(neededToExist(monitor, machine)),
    perform(monitor, { machine }) {
      monitor.machines.setLife(monitor.machines.define(machine), "shutOff", "command");
    },
  },
  start: {
    refuse: (monitor, _, vm) => refusedFor(neededToRun(monitor, vm)),
    perform: (monitor, _, vm) => monitor.machines.powerOn(vm),
  },
  pause: { perform: (monitor, _, vm) => monitor.machines.pause(vm) },
  resume: { perform: (monitor, _, vm) => monitor.machines.resume(vm) },
  shutdown: { perform: (monitor, _, vm) => monitor.machines.beginShutdown(vm) },
  stop: { perform: (monitor, _, vm) => monitor.machines.powerOff(vm, "command") },
  delete: {
    refuse: ({ snapshots }, { deleteSnapshots = false }, vm) =>
      (snapshots.of(vm.uid).length > 0 && !deleteSnapshots) || snapshots.dependents(vm.uid, null).length > 0
        ? { code: "HAS_DEPENDENTS", shortages: [] }
        : null,
    perform(monitor, _, vm) {
      if (!isOff(vm.life)) monitor.machines.powerOff(vm, "command");
      monitor.machines.undefine(vm);
    },
  },
  reset: { perform: (monitor, _, vm) => monitor.machines.reset(vm) },
  save: {
    refuse: (monitor, _, vm) => refusedFor(neededToSave(monitor, vm)),
    perform: (monitor, _, vm) => monitor.images.beginSave(vm, monitor.jobs),
  },
  discardSave: { perform: (monitor, _, vm) => monitor.machines.discardImage(vm) },
  crash: { perform: (monitor, _, vm) => monitor.machines.crash(vm) },
  abortJob: { perform: (monitor, _, vm) => monitor.jobs.abort(monitor.jobs.of(vm.uid)!, false) },
};
