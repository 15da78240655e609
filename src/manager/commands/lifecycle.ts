/** The commands that make, start, stop and remove machines. */
import { neededToExist, neededToRun, refusedFor } from "../admission.ts";
import type { Entries } from "./entry.ts";

export const lifecycle: Entries<"create" | "start" | "pause" | "resume" | "shutdown" | "stop" | "delete"> = {
  create: {
    refuse: (monitor, { machine }) => refusedFor(neededToExist(monitor, machine)),
    perform(monitor, { machine }) {
      const plans = monitor.volumes.plan(machine.volumes)!;
      monitor.setLife(monitor.define(machine, plans), "shutOff", "command");
    },
  },
  start: {
    refuse: (monitor, _, vm) => refusedFor(neededToRun(monitor, vm)),
    perform: (monitor, _, vm) => monitor.powerOn(vm),
  },
  pause: { perform: (monitor, _, vm) => monitor.pause(vm) },
  resume: { perform: (monitor, _, vm) => monitor.resume(vm) },
  shutdown: { perform: (monitor, _, vm) => monitor.beginShutdown(vm) },
  stop: { perform: (monitor, _, vm) => monitor.powerOff(vm, "command") },
  delete: { perform: (monitor, _, vm) => monitor.undefine(vm) },
};
