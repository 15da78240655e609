/**
 * The arm of a disk (domain D.7): which request it goes to. The scheduler chooses; a request that
 * has waited for longer than anybody may comes first, without changing the direction of the sweep. How long it takes stands
 * in `model/serviceTime.ts`.
 */
import { MAX_CONTENDERS, type SeekReason } from "../../model/events.ts";
import type { ArmSpec } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import type { Arm, Choice, Waiting } from "./scheduler.ts";
import { diskSchedulers } from "./schedulers.ts";
import { lengthOf, straight } from "./ways.ts";

/** What a movement of the arm is, and what it costs. */
export interface Seek {
  /** Place in the queue of the request that is served. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly via: readonly number[];
  readonly travelled: number;
  readonly isUp: boolean;
  readonly reason: SeekReason;
  readonly value: number;
  /** The next best of the other requests of the queue, in order; `others`: how many more there are. */
  readonly losers: readonly { readonly place: number; readonly cylinder: number; readonly value: number }[];
  readonly others: number;
}

/** With `timing: near`, the head stands so far away at first that nothing is near (OSTEP's simulator). */
const FAR_AWAY = -10_000;
export function armAtFirst({ direction, head, timing }: ArmSpec): Arm {
  return { head: head ?? (timing === "near" ? FAR_AWAY : 0), isUp: direction === "up" };
}

/** The movement to the request of `queue`, which is not empty, that is served at `now`. */
export function nextSeek(spec: ArmSpec, cylinders: number, arm: Arm, queue: readonly Waiting[], now: Tick): Seek {
  const choice = chosen(spec, cylinders, arm, queue, now);
  const { place, via, isUp, values } = choice;
  const to = queue[place]!.cylinder;
  const travelled = lengthOf(arm.head, via, to);
  const isAlone = queue.length === 1;
  const losers = nextBest(queue, values, place, choice.reason === "overdue");
  return {
    place,
    from: arm.head,
    to,
    via,
    travelled,
    isUp,
    reason: isAlone ? "onlyRequest" : choice.reason,
    value: isAlone ? travelled : values[place]!,
    losers,
    others: queue.length - 1 - losers.length,
  };
}

/** The few requests that come next by their values, the first to come first among equals. O(requests). */
function nextBest(queue: readonly Waiting[], values: readonly number[], taken: number, isDescending: boolean) {
  const best: { place: number; cylinder: number; value: number }[] = [];
  for (const [place, { cylinder }] of queue.entries()) {
    if (place === taken) continue;
    const value = values[place]!;
    let at = best.length;
    while (at > 0 && (isDescending ? best[at - 1]!.value < value : best[at - 1]!.value > value)) at -= 1;
    if (at < MAX_CONTENDERS) best.splice(at, 0, { place, cylinder, value });
    best.length = Math.min(best.length, MAX_CONTENDERS);
  }
  return best;
}

function chosen(spec: ArmSpec, cylinders: number, arm: Arm, queue: readonly Waiting[], now: Tick): Choice {
  const oldest = queue[0]!;
  const values = queue.map(({ issuedAt }) => now - issuedAt);
  if (spec.maxWait !== undefined && values[0]! > spec.maxWait && queue.length > 1)
    return { ...straight(arm, oldest.cylinder), isUp: arm.isUp, place: 0, reason: "overdue", values };
  return diskSchedulers[spec.scheduler].choose(queue, arm, cylinders - 1);
}
