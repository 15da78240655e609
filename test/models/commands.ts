/** Commands to the naive host: what each does to the vCPUs of its machine (domain A.3, A.5), and when it is refused. */
import type { ModelHost } from "./host.ts";
import type { ModelVcpu } from "./state.ts";

export interface ModelCommand {
  readonly at: number;
  readonly command: "start" | "pause" | "resume" | "stop" | "setWeight";
  readonly vm: number;
  readonly weight: number;
}

type Life = ModelHost["lives"][number];

const ACCEPTED_IN: Readonly<Record<ModelCommand["command"], readonly Life[]>> = {
  start: ["off"],
  pause: ["running"],
  resume: ["paused"],
  stop: ["running", "paused"],
  setWeight: ["off", "running", "paused"],
};

export function runCommand(host: ModelHost, { command, vm, weight }: ModelCommand): void {
  const isAccepted = (life: Life) => ACCEPTED_IN[command].includes(life);
  const life = host.lives[vm]!;
  // A boundary that is due now comes before the command, and may end the program (B.1.3). A refused one touches nothing.
  if (isAccepted(life) || (life === "running" && isAccepted("off")))
    for (const v of host.vcpusOf(vm)) {
      const p = host.pcpuOf(v);
      if (p) host.boundary(p);
    }
  if (!isAccepted(host.lives[vm]!)) return;
  if (command === "start") {
    if (host.policies[0]!.mayStart?.(vm) ?? true) host.start(vm);
    return;
  }
  const vcpus = host.vcpusOf(vm);
  if (command === "setWeight") {
    for (const v of vcpus) {
      host.policies[v.queue]!.reweighed?.(v, weight);
      v.weight = weight;
    }
    return;
  }
  host.lives[vm] = command === "pause" ? "paused" : command === "stop" ? "off" : "running";
  if (command === "pause") for (const v of vcpus) pause(host, v);
  if (command === "resume") for (const v of vcpus) resume(host, v);
  if (command === "stop") for (const v of vcpus) stop(host, v);
}

function pause(host: ModelHost, v: ModelVcpu): void {
  if (v.state === "done" || v.state === "off") return;
  v.resumesAs = v.state === "blocked" || v.state === "costopped" ? v.state : "ready";
  host.leave(v, "pause");
  v.state = "paused";
}

function resume(host: ModelHost, v: ModelVcpu): void {
  if (v.state !== "paused") return;
  if (v.resumesAs === "ready") host.enqueueUnlessHeld(v, "unpause");
  else v.state = v.resumesAs;
}

function stop(host: ModelHost, v: ModelVcpu): void {
  if (v.state === "done" || v.state === "off") return;
  host.leave(v, "stop");
  Object.assign(v, { state: "off", wakesAt: -1, isParked: false, progress: 0 });
}
