/**
 * Names, vCPUs and memory of machines among lifecycle commands, against libvirt itself (domain A): recorded sequences of its test
 * driver under a lenient lifecycle. Class of the result, state and name after each command, and what was changed of size. What
 * has no counterpart is counted by reasons that follow from the commands and the recorded domain alone.
 */
import { expect, it } from "vitest";
import { Manager } from "../../src/manager/manager.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../src/model/settings.ts";
import { DEFAULT_CONVENTIONS, type Command } from "../../src/model/scenario.ts";
import { Observed } from "../support/observed.ts";
import { oracleVectors } from "../support/oracles.ts";
import { machine, scenario } from "../support/workloads.ts";

/** `[max vCPUs, vCPUs, max KiB, KiB]`. */
type Size = readonly [maxVcpus: number, vcpus: number, maxKib: number, kib: number];

/** A domain as recorded. */
interface Domain {
  /** State, and libvirt's number for its reason; `t`: transient; `i`: there is an image. */
  readonly state?: string;
  readonly name?: string;
  readonly live?: Size | null;
  readonly config?: Size | null;
}

interface Vector {
  readonly id: string;
  readonly initial: string;
  readonly start: Domain;
  readonly ops: readonly (readonly [command: string, argument?: unknown])[];
  readonly steps: readonly (readonly [result: string, changed?: Domain])[];
}

const KIB = 1024;
const PAGE_KIB = 4;

const CLASSES: Readonly<Record<string, string>> = {
  NO_DOMAIN: "NO_SUCH_VM",
  OPERATION_INVALID: "INVALID_STATE",
  INTERNAL_ERROR: "INVALID_STATE",
  HAS_DEPENDENTS: "INVALID_STATE",
};

/** The state here of a state there. */
function lifeOf({ state = "NONE" }: Domain): string {
  const word = state.split(".")[0]!;
  if (state.includes("i") && word === "SHUTOFF") return "saved";
  return word === "SHUTOFF" ? "shutOff" : word.toLowerCase();
}

const isTransient = ({ state = "" }: Domain) => state.includes("t");
const isOn = (domain: Domain) => ["running", "paused"].includes(lifeOf(domain));

class Host {
  readonly #run = new Observed(
    scenario(
      [],
      { frames: 100_000, pageBytes: PAGE_KIB * KIB, overcommit: defaultsOf(OVERCOMMIT) },
      { conventions: { ...DEFAULT_CONVENTIONS, lifecycle: "lenient" } },
    ),
  ).run(() => {}, 1);
  readonly #manager = new Manager(this.#run.simulation.monitor, this.#run.rows);

  give(command: Command): string {
    const row = this.#run.rows.length;
    if (this.#manager.execute(command, 0)) return "ok";
    const told = this.#run.event(row);
    return told.kind === "commandFailed" ? told.code : told.kind;
  }

  define(name: string, [, vcpus, maxKib]: Size): string {
    const program = [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1000 }] }] as const;
    const spec = machine(name, program, { arrival: null, vcpus, memoryBytes: maxKib * KIB });
    return this.give({ command: "create", machine: spec });
  }

  get #vm() {
    return this.#run.simulation.monitor.state.vms.findLast(({ life }) => life !== "none") ?? null;
  }

  get life(): string {
    return this.#vm?.life ?? "none";
  }

  get name(): string {
    return this.#vm?.name ?? "";
  }

  /** vCPUs and memory in KiB. */
  get size(): readonly [number, number] {
    const { vcpus, memoryBytes } = this.#run.simulation.monitor.specs[this.#vm!.uid]!;
    return [vcpus, memoryBytes / KIB];
  }

  /** What it is to have at most, in KiB. */
  get target(): number {
    return PAGE_KIB * this.#run.simulation.monitor.reclaim!.wishOf(this.#vm!.uid).limit;
  }
}

const LIFECYCLE: Readonly<Record<string, "start" | "pause" | "resume" | "shutdown" | "stop" | "save" | "reset">> = {
  start: "start",
  create: "start",
  suspend: "pause",
  resume: "resume",
  shutdown: "shutdown",
  destroy: "stop",
  managedSave: "save",
  reboot: "reset",
};

/** Why `op` has no counterpart for a domain; null: it has. */
function leftOut(op: string, argument: unknown, before: Domain, changed: Domain): string | null {
  const life = lifeOf(before);
  if (op === "autostart") return "autostart";
  if (op === "suspend" && life === "paused") return "QEMU's driver does it without effect";
  if (op === "resume" && life === "running") return "QEMU's driver does it without effect";
  if (op === "reboot" && isOn(before) && (life === "paused" || lifeOf(changed) !== "running"))
    return "reboot makes a paused one run, or turns it off where its definition says so";
  // A.3: "`undefine` of a running libvirt domain turns it transient; we refuse".
  if (op === "undefine" && isOn(before)) return "transient domain";
  if (isTransient(before) && (op === "define" || op === "managedSave")) return "transient domain";
  if (life === "none" || !Array.isArray(argument))
    return op === "rename" && life === "saved" ? "an image does not matter to the test driver" : null;
  return leftOutOfSize(op, argument as [number, string], before);
}

function leftOutOfSize(op: string, [number, scope]: readonly [number, string], before: Domain): string | null {
  const life = lifeOf(before);
  if (scope === "max") return "vCPUs have no maximum";
  if (scope === "both" || (scope === "live" && op !== "setmem")) return "live and configuration are one";
  if (isOn(before) && scope === "config") return "live and configuration are one";
  if (life === "saved" && scope !== "live") return "an image does not matter to the test driver";
  if (op === "setmem") {
    if (scope !== "live" && !isOn(before)) return "memory of one that is off is all that it may have";
    if (life === "paused") return "the balloon is in the guest, which has to run";
    // The argument is looked at before the state.
    return !isOn(before) && number > (before.config?.[2] ?? 0) ? "live and configuration are one" : null;
  }
  if (op === "setvcpus" && isOn(before)) return "no vCPU is plugged into a machine that is on";
  return op === "setvcpus" && number > (before.config?.[0] ?? 0) ? "vCPUs have no maximum" : null;
}

function commandFor(op: string, argument: unknown, vm: string): Command {
  const lifecycle = LIFECYCLE[op];
  if (lifecycle) return { command: lifecycle, vm };
  if (op === "undefine") return { command: "delete", vm };
  if (op === "rename") return { command: "rename", vm, name: String(argument) };
  const [number] = argument as [number];
  if (op === "setvcpus") return { command: "resize", vm, vcpus: number };
  if (op === "setmaxmem") return { command: "resize", vm, memoryBytes: number * KIB };
  return { command: "setMemoryTarget", vm, pages: number / PAGE_KIB };
}

/** Brings a machine to where the recorded domain is after what has no counterpart. */
function follow(host: Host, domain: Domain): void {
  const vm = host.name;
  const life = lifeOf(domain);
  if (life === "saved" && domain.name !== vm) {
    host.give({ command: "discardSave", vm });
    host.give({ command: "rename", vm, name: domain.name! });
    host.give({ command: "start", vm: domain.name! });
    host.give({ command: "save", vm: domain.name! });
    return;
  }
  if (host.life === "paused" && life === "running") host.give({ command: "resume", vm });
  if (host.life === "running" && life === "paused") host.give({ command: "pause", vm });
  if (life === "none" && host.life !== "none") host.give({ command: "delete", vm, force: true, discardSave: true });
  if (life === "shutOff" && isOnHere(host)) host.give({ command: "stop", vm });
  if (host.life === "shutOff" && domain.config) {
    const [, vcpus, maxKib] = domain.config;
    if (domain.name !== vm) host.give({ command: "rename", vm, name: domain.name! });
    host.give({ command: "resize", vm: domain.name!, vcpus, memoryBytes: maxKib * KIB });
  }
}

const isOnHere = ({ life }: Host) => life === "running" || life === "paused";

it("names, vCPUs and memory are libvirt's after every command, and so are its refusals", () => {
  const counts: Record<string, number> = {};
  const count = (reason: string, times = 1) => void (counts[reason] = (counts[reason] ?? 0) + times);
  const wrong: unknown[] = [];
  for (const { id, start, ops, steps } of oracleVectors("libvirtResources") as readonly Vector[]) {
    const host = new Host();
    let domain: Domain = start;
    if (lifeOf(start) !== "none") host.define(start.name!, (start.config ?? start.live)!);
    if (isOn(start) || lifeOf(start) === "saved") host.give({ command: "start", vm: host.name });
    if (lifeOf(start) === "paused") host.give({ command: "pause", vm: host.name });
    if (lifeOf(start) === "saved") host.give({ command: "save", vm: host.name });
    for (const [at, [op, argument]] of ops.entries()) {
      const before = domain;
      const [result, changed = {}] = steps[at]!;
      domain = changed.state === "NONE" ? {} : { ...before, ...changed };
      const reason = leftOut(op, argument, before, domain);
      if (reason) {
        count(reason);
        follow(host, domain);
        continue;
      }
      const named = (argument as { readonly name?: string } | undefined)?.name;
      const vm = host.name === "" ? (named ?? before.name ?? "vm") : host.name;
      if (op === "create" && lifeOf(before) === "none") host.define(named!, (domain.config ?? domain.live)!);
      // It is started with the definition that is given.
      if (op === "create" && host.life === "shutOff" && domain.live)
        host.give({ command: "resize", vm, vcpus: domain.live[1], memoryBytes: domain.live[2] * KIB });
      const given =
        op === "define"
          ? host.define(named!, (domain.config ?? domain.live)!)
          : host.give(commandFor(op, argument, lifeOf(before) === "none" && op !== "create" ? "nobody" : vm));
      // A transient one is gone when it stops.
      if (isTransient(before) && host.life === "shutOff") host.give({ command: "delete", vm });
      // Here an image that was saved while paused is paused again.
      if (lifeOf(before) === "saved" && host.life === "paused" && lifeOf(domain) === "running")
        host.give({ command: "resume", vm });
      count("compared");
      const isOfName = op === "rename" && given === "ALREADY_EXISTS";
      const found: unknown[] = [isOfName ? "INVALID_STATE" : (CLASSES[given] ?? given), host.life, host.name];
      const right: unknown[] = [CLASSES[result] ?? result, lifeOf(domain), domain.name ?? ""];
      if (result === "ok" && (op === "setvcpus" || op === "setmaxmem")) {
        found.push(host.size);
        right.push([domain.config![1], domain.config![2]]);
      }
      if (result === "ok" && op === "setmem") {
        found.push(host.target);
        right.push(domain.live![3]);
      }
      if (JSON.stringify(found) !== JSON.stringify(right))
        wrong.push(JSON.stringify([id, at, op, argument, before.state, before.live, before.config, found, right]));
      follow(host, domain);
    }
  }
  expect(wrong).toEqual([]);
  expect(counts).toEqual({
    compared: 1579,
    "QEMU's driver does it without effect": 79,
    "an image does not matter to the test driver": 70,
    autostart: 154,
    "live and configuration are one": 334,
    "memory of one that is off is all that it may have": 42,
    "no vCPU is plugged into a machine that is on": 24,
    "reboot makes a paused one run, or turns it off where its definition says so": 29,
    "the balloon is in the guest, which has to run": 19,
    "transient domain": 144,
    "vCPUs have no maximum": 88,
  });
});
