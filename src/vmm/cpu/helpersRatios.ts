/**
 * Who has the highest response ratio of a long queue, found without sorting it: a kinetic tournament. Ratios rise with time,
 * that of a short burst faster, so that of two vCPUs the one behind overtakes the other at one moment or never. Each match of
 * the tournament keeps who is ahead and how long it surely stays so; asked later, only matches are played again that have come
 * to their moment, and when a vCPU enters or leaves, those on its way to the final.
 *
 * ```
 * node 1        A until 9          final
 * nodes 2, 3    A until 12   C until 9
 * slots         A     B      C     D
 * ```
 * Source: Basch, Guibas, Hershberger, Data structures for mobile data, 1997. Plain data.
 */
import { compareQuotients } from "../../base/quotients.ts";
import type { Tick, VcpuId } from "../../model/units.ts";

export interface Tournament {
  /** A power of two. */
  slots: number;
  readonly slotOf: Map<VcpuId, number>;
  readonly free: number[];
  /** Index: slot; -1: nobody is there. */
  readonly vcpus: (VcpuId | -1)[];
  readonly since: Tick[];
  readonly service: Tick[];
  /** Ascending as they entered: orders equal ratios. */
  readonly entries: number[];
  /** Slot of who is ahead below the node, -1 where nobody is, and up to which moment. Index: node; those of `slots` and on are the slots. */
  readonly ahead: number[];
  readonly until: Tick[];
}

/** A queued vCPU: since when it waits, the length of its burst, and its place among those that entered. */
export interface Entrant {
  readonly vcpu: VcpuId;
  readonly since: Tick;
  readonly service: Tick;
  readonly entry: number;
}

const FIRST_SLOTS = 2;

export function createTournament(): Tournament {
  const tournament: Tournament = {
    slots: 0,
    slotOf: new Map(),
    free: [],
    vcpus: [],
    since: [],
    service: [],
    entries: [],
    ahead: [],
    until: [],
  };
  grow(tournament, FIRST_SLOTS);
  return tournament;
}

/** `entrant` takes part from now on. */
export function enter(tournament: Tournament, now: Tick, { vcpu, since, service, entry }: Entrant): void {
  if (tournament.free.length === 0) grow(tournament, 2 * tournament.slots);
  const slot = tournament.free.pop()!;
  tournament.slotOf.set(vcpu, slot);
  tournament.vcpus[slot] = vcpu;
  tournament.since[slot] = since;
  tournament.service[slot] = service;
  tournament.entries[slot] = entry;
  tournament.ahead[tournament.slots + slot] = slot;
  replay(tournament, now, slot);
}

/** `vcpu`, which took part, is gone. */
export function withdraw(tournament: Tournament, now: Tick, vcpu: VcpuId): void {
  const slot = tournament.slotOf.get(vcpu)!;
  tournament.slotOf.delete(vcpu);
  tournament.vcpus[slot] = -1;
  tournament.ahead[tournament.slots + slot] = -1;
  tournament.free.push(slot);
  replay(tournament, now, slot);
}

/** The `count` first ones at `now`, the highest ratio first, or all if there are no more. */
export function foremost(tournament: Tournament, now: Tick, count: number): VcpuId[] {
  playUpTo(tournament, now, 1);
  // Whoever comes next is ahead below a node that a winner has passed on its way.
  const nodes: number[] = tournament.ahead[1]! < 0 ? [] : [1];
  const found: VcpuId[] = [];
  while (found.length < count && nodes.length > 0) {
    const node = nodes.shift()!;
    const slot = tournament.ahead[node]!;
    found.push(tournament.vcpus[slot]!);
    const most = count - found.length;
    for (let below = tournament.slots + slot; below > node; below >>= 1)
      addNode(tournament, now, nodes, below ^ 1, most);
  }
  return found;
}

/** Puts `node` among the first `most` of `nodes`, which are in the order of those ahead below them, if it belongs there. */
function addNode(tournament: Tournament, now: Tick, nodes: number[], node: number, most: number): void {
  const slot = tournament.ahead[node]!;
  if (slot < 0) return;
  let at = nodes.length;
  while (at > 0 && compareSlots(tournament, now, slot, tournament.ahead[nodes[at - 1]!]!) < 0) at -= 1;
  if (at >= most) return;
  nodes.splice(at, 0, node);
  if (nodes.length > most) nodes.pop();
}

/** Negative when the one in slot `a` goes before the one in slot `b`. */
function compareSlots({ since, service, entries }: Tournament, now: Tick, a: number, b: number): number {
  return compareQuotients(now - since[b]!, service[b]!, now - since[a]!, service[a]!) || entries[a]! - entries[b]!;
}

/** Makes room: everybody stays where it is, and all matches are played again. */
function grow(tournament: Tournament, slots: number): void {
  const { vcpus, free, ahead, until } = tournament;
  for (let slot = slots - 1; slot >= tournament.slots; slot -= 1) {
    vcpus[slot] = -1;
    free.push(slot);
  }
  tournament.slots = slots;
  for (let node = 0; node < 2 * slots; node += 1) {
    const slot = node - slots;
    ahead[node] = slot >= 0 && vcpus[slot]! >= 0 ? slot : -1;
    until[node] = slot >= 0 ? Infinity : -1;
  }
}

/** Plays the matches that the one in `slot` would have on its way to the final. */
function replay(tournament: Tournament, now: Tick, slot: number): void {
  for (let below = tournament.slots + slot; below > 1; below >>= 1) {
    playUpTo(tournament, now, below ^ 1);
    play(tournament, now, below >> 1);
  }
}

/** Plays the matches of `node` and below it that have come to their moment. */
function playUpTo(tournament: Tournament, now: Tick, node: number): void {
  if (tournament.until[node]! >= now) return;
  playUpTo(tournament, now, 2 * node);
  playUpTo(tournament, now, 2 * node + 1);
  play(tournament, now, node);
}

function play(tournament: Tournament, now: Tick, node: number): void {
  const { ahead, until } = tournament;
  const one = ahead[2 * node]!;
  const other = ahead[2 * node + 1]!;
  let own = Infinity;
  if (one < 0 || other < 0) ahead[node] = one < 0 ? other : one;
  else {
    const isFirst = compareSlots(tournament, now, one, other) < 0;
    ahead[node] = isFirst ? one : other;
    own = isFirst ? staysAhead(tournament, now, one, other) : staysAhead(tournament, now, other, one);
  }
  until[node] = Math.min(own, until[2 * node]!, until[2 * node + 1]!);
}

/** A moment up to which the one in slot `first`, which is ahead now, surely is ahead of the one in slot `second`. */
function staysAhead({ since, service }: Tournament, now: Tick, first: number, second: number): Tick {
  const a = service[first]!;
  const b = service[second]!;
  // It gains no less with every tick, and of two without an end neither gains anything.
  if (a <= b) return Infinity;
  if (a === Infinity) return now;
  // They meet at (since of the second · a − since of the first · b) / (a − b).
  const left = since[second]! * a;
  const right = since[first]! * b;
  if (left > Number.MAX_SAFE_INTEGER || right > Number.MAX_SAFE_INTEGER) return now;
  return Math.max(now, Math.ceil((left - right) / (a - b)) - 1);
}
