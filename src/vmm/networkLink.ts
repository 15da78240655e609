/**
 * The link between the hosts (domain E.4): one server of bytes, first come first served. Migrations give it rounds, and pages
 * one after the other; a network fault waits in the same line. Plain data and a few questions.
 */
import type { PageNumber, Tick } from "../model/units.ts";

/** What is given to the link. */
export interface Sending {
  readonly migration: number;
  bytes: number;
  bytesPerTick: number;
  /**
   * Single pages; those that are pushed are chosen when their turn comes, and are none before that. Null: something that
   * nobody waits for in parts.
   */
  pages: readonly PageNumber[] | null;
}

export interface LinkState {
  /** What waits for the link; the first one is on it. */
  queue: readonly Sending[];
  /** When the first one began, or went on at another speed, and what had been carried of it by then. */
  since: Tick;
  carried: number;
  /** When the first one is over. */
  until: Tick;
  /** What could have been carried besides in the tick in which the last pages came, for the next ones of the same migration. */
  spare: { readonly at: Tick; readonly migration: number; readonly bytes: number };
}

/** What there is to push of a migration next; null: nothing any more. */
export type Push = (migration: number) => { readonly pages: readonly PageNumber[]; readonly bytes: number } | null;

export function createLink(): LinkState {
  return { queue: [], since: 0, carried: 0, until: Infinity, spare: { at: -1, migration: -1, bytes: 0 } };
}

export function send(link: LinkState, sending: Sending, now: Tick, push: Push): void {
  // What is wanted takes the place of what is to be pushed, which waits again.
  const at = link.queue.findIndex(({ migration, pages }) => migration === sending.migration && pages?.length === 0);
  link.queue = at < 0 ? [...link.queue, sending] : [...link.queue.with(at, sending), link.queue[at]!];
  if (link.queue.length === 1) begin(link, now, push);
}

/** The first one has come, and the next one begins. */
export function arrive(link: LinkState, now: Tick, push: Push): Sending {
  const [first, ...others] = link.queue;
  const { migration, bytes, pages } = first!;
  const more = pages ? carriedBy(link, now) - bytes : 0;
  link.spare = { at: now, migration, bytes: more };
  link.queue = others;
  begin(link, now, push);
  return first!;
}

/** What was to be sent of a migration is not. */
export function drop(link: LinkState, migration: number, now: Tick, push: Push): void {
  const isOnLink = link.queue[0]?.migration === migration;
  link.queue = link.queue.filter((sending) => sending.migration !== migration);
  if (isOnLink) begin(link, now, push);
}

/** Bytes of the first one that the link could have carried by `now`. */
function carriedBy({ queue, since, carried }: LinkState, now: Tick): number {
  return carried + (now - since) * (queue[0]?.bytesPerTick ?? 0);
}

/** Bytes of what is being sent of a migration that have crossed. */
export function crossed(link: LinkState, migration: number, now: Tick): number {
  const [first] = link.queue;
  return first?.migration === migration ? Math.min(first.bytes, carriedBy(link, now)) : 0;
}

/** What is being sent of a migration, or waits for the link, goes on at another speed. */
export function setSpeed(link: LinkState, migration: number, bytesPerTick: number, now: Tick): void {
  const carried = carriedBy(link, now);
  for (const sending of link.queue) if (sending.migration === migration) sending.bytesPerTick = bytesPerTick;
  const [first] = link.queue;
  if (first?.migration !== migration) return;
  link.carried = carried;
  link.since = now;
  link.until = now + ticksFor(Math.max(0, first.bytes - carried), bytesPerTick);
}

function begin(link: LinkState, now: Tick, push: Push): void {
  for (;;) {
    const [first, ...others] = link.queue;
    if (!first) {
      link.until = Infinity;
      return;
    }
    if (first.pages?.length === 0) {
      const load = push(first.migration);
      if (!load) {
        link.queue = others;
        continue;
      }
      first.pages = load.pages;
      first.bytes = load.bytes;
    }
    const { spare } = link;
    link.since = now;
    link.carried = first.pages && spare.at === now && spare.migration === first.migration ? spare.bytes : 0;
    link.until = now + ticksFor(Math.max(0, first.bytes - link.carried), first.bytesPerTick);
    return;
  }
}

export function ticksFor(bytes: number, bytesPerTick: number): Tick {
  return Math.ceil(bytes / bytesPerTick);
}
