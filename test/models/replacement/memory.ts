/**
 * A memory of some frames and one string of references, as plainly as it can be written: what a model of a replacement
 * policy is asked, in which order, and what comes of it. Written from domain C.2 and C.3 alone; it shares no code with what
 * it is compared with, and looks at everything at every step.
 */
import type { ParamValues } from "../../../src/model/params.ts";

export interface Reference {
  readonly page: number;
  readonly write: boolean;
}

export interface Memory {
  readonly size: number;
  /** Page in each frame that holds one; they fill in order. */
  readonly pages: number[];
  readonly dirty: Set<number>;
  readonly references: readonly Reference[];
  /** Number of the present reference, from 1. */
  now: number;
  writeBacks: number;
}

export interface NaivePolicy {
  /** Before each reference. */
  before?(): void;
  /** The page is in no frame; a victim is sought next, if there is no free frame. */
  missed?(page: number): void;
  hit?(page: number): void;
  /** The page that leaves for `page`. */
  victim(page: number): number;
  loaded?(page: number): void;
  /** Pages that leave although nobody needs their frames, after each reference. */
  givesUp?(): readonly number[];
}

export type NaiveMaker = (memory: Memory, params: ParamValues) => NaivePolicy;

export interface Outcome {
  readonly faults: number;
  readonly victims: readonly number[];
  readonly writeBacks: number;
}

export function replay(
  references: readonly Reference[],
  size: number,
  make: NaiveMaker,
  params: ParamValues = {},
): Outcome {
  const memory: Memory = { size, pages: [], dirty: new Set(), references, now: 0, writeBacks: 0 };
  const policy = make(memory, params);
  const victims: number[] = [];
  let faults = 0;
  const leave = (page: number) => {
    victims.push(page);
    if (memory.dirty.delete(page)) memory.writeBacks += 1;
  };
  for (const { page, write } of references) {
    policy.before?.();
    memory.now += 1;
    if (memory.pages.includes(page)) {
      if (write) memory.dirty.add(page);
      policy.hit?.(page);
      continue;
    }
    faults += 1;
    policy.missed?.(page);
    if (memory.pages.length < size) memory.pages.push(page);
    else {
      const victim = policy.victim(page);
      leave(victim);
      memory.pages[memory.pages.indexOf(victim)] = page;
    }
    if (write) memory.dirty.add(page);
    policy.loaded?.(page);
    for (const gone of policy.givesUp?.() ?? []) {
      leave(gone);
      without(memory.pages, gone);
    }
  }
  return { faults, victims, writeBacks: memory.writeBacks };
}

/** The one of `pages` for which the keys are smallest, compared one after the other; the first of equals. */
export function smallest(pages: readonly number[], keys: (page: number) => readonly number[]): number {
  return pages.toSorted((a, b) => {
    const [one, other] = [keys(a), keys(b)];
    const at = one.findIndex((key, place) => key !== other[place]);
    return at < 0 ? 0 : one[at]! - other[at]!;
  })[0]!;
}

/** Takes `page` out of `list`. */
export function without(list: number[], page: number): void {
  const at = list.indexOf(page);
  if (at >= 0) list.splice(at, 1);
}

/** Moves `page` to the end of `list`, or puts it there. */
export function toEnd(list: number[], page: number): void {
  without(list, page);
  list.push(page);
}
