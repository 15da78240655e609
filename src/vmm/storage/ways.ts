/** What schedulers have in common: how long a way is, and the choice of the shortest one. */
import type { Arm, Choice, DiskScheduler, Waiting, Way } from "./scheduler.ts";

/** Cylinders from `head` over the points of `via` to `cylinder`. */
export function lengthOf(head: number, via: readonly number[], cylinder: number): number {
  let length = 0;
  let from = head;
  for (const point of [...via, cylinder]) {
    length += Math.abs(point - from);
    from = point;
  }
  return length;
}

/** Straight to `cylinder`. */
export function straight({ head, isUp }: Arm, cylinder: number): Omit<Way, "reason"> {
  return { via: [], isUp: cylinder === head ? isUp : cylinder > head };
}

/** The request with the shortest way; of equally long ones the one on the lower cylinder, and there the first to come. */
export function shortest(queue: readonly Waiting[], arm: Arm, wayTo: (cylinder: number) => Way): Choice {
  const ways = queue.map(({ cylinder }) => wayTo(cylinder));
  const values = queue.map(({ cylinder }, at) => lengthOf(arm.head, ways[at]!.via, cylinder));
  let place = 0;
  for (let at = 1; at < queue.length; at += 1) {
    const isShorter = values[at]! < values[place]!;
    const isLower = values[at] === values[place] && queue[at]!.cylinder < queue[place]!.cylinder;
    if (isShorter || isLower) place = at;
  }
  return { ...ways[place]!, place, values };
}

/**
 * A sweep: first what lies in the arm's direction, the nearest first. What lies behind is reached over `turn`, the last point
 * in that direction: by turning there, or, with `restart`, by going back to that point without serving anybody, and on in the
 * same direction.
 */
export function swept(
  queue: readonly Waiting[],
  arm: Arm,
  turn: number,
  restart: number | null,
): ReturnType<DiskScheduler["choose"]> {
  const { head, isUp } = arm;
  const points = [turn, ...(restart === null ? [] : [restart])];
  return shortest(queue, arm, (cylinder) => {
    if (isUp ? cylinder >= head : cylinder <= head) return { via: [], isUp, reason: "onTheWay" };
    // A point that is where the arm stands, or where it goes, is no turn.
    const via = points.filter((point, at) => point !== (points[at - 1] ?? head)).filter((point) => point !== cylinder);
    if (restart === null) return { via, isUp: !isUp, reason: "turned" };
    return { via, isUp, reason: "fromStart" };
  });
}

/** The last request in the arm's direction, or where the arm stands if there is none. */
export function lastAhead(queue: readonly Waiting[], { head, isUp }: Arm): number {
  const farthest = isUp ? Math.max : Math.min;
  return queue.reduce((last, { cylinder }) => farthest(last, cylinder), head);
}

/** The first request of all, as seen in the arm's direction. */
export function firstBehind(queue: readonly Waiting[], { head, isUp }: Arm): number {
  const farthest = isUp ? Math.min : Math.max;
  return queue.reduce((first, { cylinder }) => farthest(first, cylinder), head);
}
