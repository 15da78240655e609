/**
 * Machines and hosts (field: OpenStack's scheduler, VMware's DRS and HA): where a new machine goes, where the machines of a host go that
 * is in maintenance or has failed, and which machine goes from a host with too much to do to one with less.
 *
 * ```
 * new machine      the rule chooses among the hosts against which nothing stands
 * maintenance      one machine after the other: off ones at once, the others by pre-copy; who finds no host stays
 * failed host      after a delay what ran there is started on another one, from its beginning: its memory is lost
 * rebalancer       at regular looks the host with the most load, where that is too much, and much more than the least,
 *                  often enough one after the other: the machine goes whose move makes the larger load of the two smallest
 * ```
 * Nothing is moved by hand and by itself at once: the rebalancer waits while a machine moves. State is plain data.
 */
import { hostOf, type MachineSpec } from "../../model/scenario.ts";
import type { PlacedBy, PlacementCause } from "../../model/migration.ts";
import type { PlacementSpec } from "../../model/scenario.ts";
import { isOff, type VmLife } from "../../model/states.ts";
import { NONE, type Tick, type VmUid } from "../../model/units.ts";
import { standsForAnother } from "../../vmm/jobs.ts";
import type { ByHand, ByHandState } from "../../vmm/byHand.ts";
import type { Migrations } from "../../vmm/migrations.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import { isOnContainer, needsCopies, refusedThere } from "../commands/migration.ts";
import type { Manager } from "../manager.ts";
import { bestMove, chooseHost, loadOf, type Move, type Offer } from "./choose.ts";
import { offersFor, type Place } from "./offers.ts";

/** States in which a machine can go to another host. */
const MOVABLE: ReadonlySet<VmLife> = new Set<VmLife>(["shutOff", "running", "paused"]);

interface OnHost {
  readonly host: number;
  readonly vm: VmUid;
}

export interface PlacementState {
  /** The host that was chosen last; -1: none has been. */
  last: number;
  /** Of hosts in maintenance: machines for which no host was found. */
  staying: readonly OnHost[];
  /** Of hosts that have failed: machines that are started elsewhere, and when. */
  restarts: readonly (OnHost & { readonly at: Tick })[];
  nextLook: Tick;
  /** The host that had too much to do at the last looks, and how many they were. */
  hot: { readonly host: number; readonly times: number };
  /** Absent: nobody decides in the place of the rule. */
  byHand?: ByHandState;
}

export interface PlacedHost {
  readonly monitor: Monitor;
  readonly manager: Manager;
}

export class Placement {
  state: PlacementState;
  readonly #spec: PlacementSpec;
  readonly #hosts: readonly PlacedHost[];
  readonly #migrations: Migrations<Monitor>;
  /** Who says where new machines go in the place of the rule; null: nobody does. */
  readonly byHand: ByHand | null;
  /** Has a host take part in the present moment. */
  readonly #wake: (host: number) => void;

  constructor(
    spec: PlacementSpec,
    hosts: readonly PlacedHost[],
    migrations: Migrations<Monitor>,
    wake: (host: number) => void,
    byHand: ByHand | null,
  ) {
    this.#spec = spec;
    this.byHand = byHand;
    this.#hosts = hosts;
    this.#migrations = migrations;
    this.#wake = wake;
    this.state = { last: -1, staying: [], restarts: [], nextLook: spec.every, hot: { host: -1, times: 0 } };
    if (byHand) this.state.byHand = byHand.state;
    migrations.listener = {
      // Another host may take now who found none.
      changed: () => {
        this.state.staying = [];
      },
      failed: (host, vms) => this.#planRestarts(host, vms),
    };
  }

  /** Puts a cloned state in the place of the present one. */
  restore(state: PlacementState): void {
    this.state = state;
    if (this.byHand && state.byHand) this.byHand.state = state.byHand;
  }

  /** The next moment at which it does something by itself. `others`: the next one at which anything else happens. */
  nextTime(others: Tick): Tick {
    const { restarts, nextLook } = this.state;
    // A move may end after its phase, and with nothing else to come.
    if (this.#hasToEmpty()) return Math.max(...this.#hosts.map(({ monitor }) => monitor.now));
    const look = this.#spec.rebalancer === "on" && others !== Infinity ? nextLook : Infinity;
    return restarts.reduce((next, { at }) => Math.min(next, at), look);
  }

  /** Phase 2. */
  runTimers(now: Tick): void {
    for (const place of this.#places()) if (this.#isEmptied(place.host)) this.#empty(place, now);
    if (this.state.restarts.some(({ at }) => at <= now)) this.#restart(now);
    if (this.#spec.rebalancer === "on" && this.state.nextLook <= now) this.#look(now);
  }

  /** The number of the host on which a new machine is made; -1: none takes it. `command`: its index in the scenario. */
  hostFor(machine: MachineSpec, command: number, now: Tick): number {
    const offers = offersFor(machine, machine.name, this.#places(), this.#spec);
    const { last } = this.state;
    const own = this.#choose(offers);
    const chosen = this.#chosenByHand(machine, command, offers, own, last);
    const host = chosen < 0 ? own : chosen;
    this.state.last = host < 0 ? last : host;
    const teller = Math.max(0, host);
    this.#wake(teller);
    const { monitor } = this.#hosts[teller]!;
    const by = chosen < 0 ? this.#spec.rule : "byHand";
    this.#tell(teller, host < 0 ? NONE : monitor.state.vms.length, machine, "create", host, offers, now, by);
    return host;
  }

  /** -1: as the rule has it. Where nothing but a refusal would come of it, nobody is heard. */
  #chosenByHand(machine: MachineSpec, command: number, offers: readonly Offer[], own: number, last: number): number {
    const { byHand } = this;
    const [first] = this.#hosts;
    if (!byHand || !first) return -1;
    const count = this.#hosts.length;
    const pages = first.monitor.pagesOf(machine.memoryBytes);
    const about = { of: "machine", command, offers, last, vcpus: machine.vcpus, pages } as const;
    const chosen = byHand.place("host", count, own < 0 ? count : own, about);
    return offers.some(({ host, refusal }) => host === chosen && refusal === "none") ? chosen : -1;
  }

  #places(): Place[] {
    return this.#hosts.map(({ monitor }, host) => ({
      host,
      monitor,
      isDown: this.#migrations.isDown(host),
      isInMaintenance: this.#migrations.isInMaintenance(host),
    }));
  }

  #choose(offers: readonly Offer[]): number {
    const host = chooseHost(this.#spec.rule, offers, this.state.last);
    if (host >= 0) this.state.last = host;
    return host;
  }

  #tell(
    teller: number,
    vm: VmUid,
    machine: MachineSpec,
    cause: PlacementCause,
    host: number,
    offers: readonly Offer[],
    now: Tick,
    rule: PlacedBy = this.#spec.rule,
  ): void {
    const { monitor } = this.#hosts[teller]!;
    const asked = { vcpus: machine.vcpus, pages: monitor.pagesOf(machine.memoryBytes) };
    monitor.recorder.tell(now, "placed", { cause, vm, rule, host, ...asked, hosts: offers });
  }

  /** What hosts have for machine `vm` of `from`, which is on it. `isHere`: it may stay there. */
  #offersFor(from: number, vm: Vm, isHere: boolean): Offer[] {
    const { monitor } = this.#hosts[from]!;
    const isStuck = !MOVABLE.has(vm.life) || isOnContainer(monitor, vm);
    return offersFor(monitor.specs[vm.uid]!, vm.name, this.#places(), this.#spec).flatMap((offer) => {
      if (offer.host === from) return isHere ? [offer] : [];
      if (offer.refusal !== "none") return [offer];
      const { monitor: target } = this.#hosts[offer.host]!;
      // What is off moves without its volumes, or not at all.
      const isRefused = isStuck || refusedThere(monitor, target, vm, !isOff(vm.life)) !== null;
      return [isRefused ? { ...offer, refusal: "incompatible" as const } : offer];
    });
  }

  // --- maintenance

  /** Machines are moved away from the host now. */
  #isEmptied(host: number): boolean {
    const { state } = this.#migrations;
    return !state.isLinkDown && this.#migrations.isInMaintenance(host) && !this.#migrations.isDown(host);
  }

  /** The machine has to leave its host in maintenance, and nobody has looked where to. */
  #hasToLeave(host: number, { monitor }: Pick<PlacedHost, "monitor">, vm: Vm): boolean {
    const isStaying = this.state.staying.some((each) => each.host === host && each.vm === vm.uid);
    return vm.life !== "none" && !isStaying && !monitor.jobs.of(vm.uid);
  }

  #hasToEmpty(): boolean {
    return this.#hosts.some(
      (of, host) =>
        this.#isEmptied(host) &&
        !this.#isMoving(host) &&
        of.monitor.state.vms.some((vm) => this.#hasToLeave(host, of, vm)),
    );
  }

  /** Begins to move the next machine away, and those that are off at once. */
  #empty(place: Place, now: Tick): void {
    const { host, monitor } = place;
    for (const vm of monitor.state.vms) {
      if (this.#isMoving(host)) return;
      if (!this.#hasToLeave(host, place, vm)) continue;
      this.#wake(host);
      const offers = this.#offersFor(host, vm, false);
      const to = this.#choose(offers);
      this.#tell(host, vm.uid, monitor.specs[vm.uid]!, "maintenance", to, offers, now);
      if (to < 0) this.state.staying = [...this.state.staying, { host, vm: vm.uid }];
      else this.#move(host, vm, to);
    }
  }

  /** A machine leaves the host. */
  #isMoving(host: number): boolean {
    for (const { from } of this.#migrations.state.running.values()) if (from === host) return true;
    return false;
  }

  #move(from: number, vm: Vm, to: number): void {
    this.#wake(from);
    this.#wake(to);
    const copies = needsCopies(this.#hosts[from]!.monitor, this.#hosts[to]!.monitor, vm);
    this.#migrations.begin(from, vm, to, isOff(vm.life) ? "offline" : "preCopy", copies);
  }

  // --- hosts that fail

  #planRestarts(host: number, vms: readonly VmUid[]): void {
    const { restart, restartDelay } = this.#spec;
    if (restart === "off") return;
    const { monitor } = this.#hosts[host]!;
    const at = monitor.now + restartDelay;
    for (const vm of vms) monitor.recorder.tell(monitor.now, "restartPlanned", { vm, at });
    this.state.restarts = [...this.state.restarts, ...vms.map((vm) => ({ host, vm, at }))];
  }

  #restart(now: Tick): void {
    const due = this.state.restarts.filter(({ at }) => at <= now);
    this.state.restarts = this.state.restarts.filter(({ at }) => at > now);
    for (const { host, vm: uid } of due) {
      const { monitor } = this.#hosts[host]!;
      const vm = monitor.state.vms[uid]!;
      // Somebody has started, moved or deleted it meanwhile.
      if (vm.life !== "shutOff" || monitor.jobs.of(uid)) continue;
      this.#wake(host);
      const offers = this.#offersFor(host, vm, true);
      const to = this.#choose(offers);
      this.#tell(host, uid, monitor.specs[uid]!, "restart", to, offers, now);
      if (to < 0) continue;
      if (to !== host) this.#move(host, vm, to);
      const { monitor: target, manager } = this.#hosts[to]!;
      const there = target.find(vm.name)!;
      if (!manager.whyNot({ command: "start", vm: vm.name }, there)) target.machines.powerOn(there);
    }
  }

  // --- the rebalancer

  #look(now: Tick): void {
    const { every, threshold, gap, patience, proposesOnly } = this.#spec;
    this.state.nextLook = (Math.floor(now / every) + 1) * every;
    const places = this.#places();
    const loads = places.map(({ monitor }) => loadOf(runnableOn(monitor), hostOf(monitor.scenario).pcpus));
    const working = places.filter(({ isDown }) => !isDown).map(({ host }) => host);
    const open = working.filter((host) => !places[host]!.isInMaintenance);
    const [firstWorking] = working;
    const [firstOpen] = open;
    if (firstWorking === undefined || firstOpen === undefined) return;
    const hot = working.reduce((most, host) => (loads[host]! > loads[most]! ? host : most), firstWorking);
    const cold = open.reduce((least, host) => (loads[host]! < loads[least]! ? host : least), firstOpen);
    const [load, otherLoad] = [loads[hot]!, loads[cold]!];
    if (load < threshold || load - otherLoad < gap) {
      this.state.hot = { host: -1, times: 0 };
      return;
    }
    const times = this.state.hot.host === hot ? this.state.hot.times + 1 : 1;
    this.state.hot = { host: hot, times };
    const { running, isLinkDown } = this.#migrations.state;
    const isTime = times >= patience && running.size === 0 && !isLinkDown;
    const move = isTime ? bestMove(load, this.#movesFrom(hot, open)) : null;
    // Said when it is found, and when it has been for long enough: every look would be too many.
    if (!move && times !== 1 && times !== patience) return;
    this.#wake(hot);
    const { monitor } = this.#hosts[hot]!;
    const isMoved = move !== null && !proposesOnly;
    const { vm = NONE, to = NONE, loadAfter = load, toAfter = otherLoad } = move ?? {};
    const compared = { load, other: cold, otherLoad, times, vm, to, loadAfter, toAfter, isMoved };
    monitor.recorder.tell(now, "loadCompared", compared);
    if (!move) return;
    this.state.hot = { host: -1, times: 0 };
    if (isMoved) this.#move(hot, monitor.state.vms[vm]!, to);
  }

  /** What could go from host `from` to one of `open`. */
  #movesFrom(from: number, open: readonly number[]): Move[] {
    const { monitor } = this.#hosts[from]!;
    const all = runnableOn(monitor);
    const moves: Move[] = [];
    for (const vm of monitor.state.vms) {
      const own = runnableOf(monitor, vm);
      if (vm.life !== "running" || own === 0 || monitor.jobs.of(vm.uid)) continue;
      for (const { host: to, refusal } of this.#offersFor(from, vm, false)) {
        if (refusal !== "none" || !open.includes(to)) continue;
        const { monitor: target } = this.#hosts[to]!;
        const loadAfter = loadOf(all - own, hostOf(monitor.scenario).pcpus);
        const toAfter = loadOf(runnableOn(target) + own, hostOf(target.scenario).pcpus);
        moves.push({ vm: vm.uid, to, loadAfter, toAfter });
      }
    }
    return moves;
  }
}

function runnableOf(monitor: Monitor, vm: Vm): number {
  if (standsForAnother(monitor.jobs.of(vm.uid))) return 0;
  return monitor.vcpusOf(vm).filter(({ phase }) => phase === "ready" || phase === "running").length;
}

function runnableOn(monitor: Monitor): number {
  return monitor.state.vms.reduce((sum, vm) => sum + (vm.life === "none" ? 0 : runnableOf(monitor, vm)), 0);
}
