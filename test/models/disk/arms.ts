/**
 * Disk schedulers, written from the domain document alone (D.7): the arm is walked cylinder by cylinder until it stands over a
 * request, and every step is counted.
 */
import type { DiskSchedulerId } from "../../../src/model/scenario.ts";

export interface NaiveRequest {
  readonly at: number;
  readonly cylinder: number;
}

export interface NaiveDisk {
  readonly scheduler: DiskSchedulerId;
  readonly head: number;
  readonly isUp: boolean;
  readonly last: number;
  readonly seekBase: number;
  readonly seekPerCylinder: number;
  readonly rotation: number;
  readonly transfer: number;
  readonly maxWait?: number;
}

/** A service: which request, when it begins, how many cylinders the arm has gone for it, when it ends. */
export interface NaiveService {
  readonly request: number;
  readonly begins: number;
  readonly steps: number;
  readonly ends: number;
}

/** Serves `requests`, which are in the order of arrival. */
export function serve(disk: NaiveDisk, requests: readonly NaiveRequest[]): NaiveService[] {
  const served: NaiveService[] = [];
  const waiting = new Set(requests.keys());
  let { head, isUp } = disk;
  let free = 0;
  while (waiting.size > 0) {
    // When the disk becomes free it knows of what came before; if that is nothing, it waits for what comes next.
    let known = [...waiting].filter((each) => requests[each]!.at < free);
    let begins = free;
    if (known.length === 0) {
      begins = Math.max(free, Math.min(...[...waiting].map((each) => requests[each]!.at)));
      known = [...waiting].filter((each) => requests[each]!.at <= begins);
    }
    const at = (cylinder: number) => known.find((each) => requests[each]!.cylinder === cylinder);
    const isAhead = (each: number) => (isUp ? requests[each]!.cylinder >= head : requests[each]!.cylinder <= head);
    let request = known[0]!;
    let steps = 0;
    const step = () => {
      head += isUp ? 1 : -1;
      steps += 1;
    };
    const walkTo = (cylinder: number) => {
      steps += Math.abs(cylinder - head);
      head = cylinder;
    };
    const isOverdue = disk.maxWait !== undefined && known.length > 1 && begins - requests[request]!.at > disk.maxWait;
    if (isOverdue || disk.scheduler === "fcfs") {
      const target = requests[request]!.cylinder;
      if (!isOverdue && target !== head) isUp = target > head;
      walkTo(target);
    } else if (disk.scheduler === "sstf") {
      let distance = 0;
      while ((at(head - distance) ?? at(head + distance)) === undefined) distance += 1;
      request = (at(head - distance) ?? at(head + distance))!;
      walkTo(requests[request]!.cylinder);
    } else {
      while (at(head) === undefined) {
        const isNobodyAhead = !known.some(isAhead);
        const edge = isUp ? disk.last : 0;
        if (disk.scheduler === "scan" && head === edge) isUp = !isUp;
        else if (disk.scheduler === "cscan" && head === edge) walkTo(disk.last - edge);
        else if (disk.scheduler === "look" && isNobodyAhead) isUp = !isUp;
        else if (disk.scheduler === "clook" && isNobodyAhead) {
          const cylinders = known.map((each) => requests[each]!.cylinder);
          walkTo(isUp ? Math.min(...cylinders) : Math.max(...cylinders));
        } else step();
      }
      request = at(head)!;
    }
    waiting.delete(request);
    const seek = steps === 0 ? 0 : disk.seekBase + disk.seekPerCylinder * steps;
    free = begins + seek + disk.rotation + disk.transfer;
    served.push({ request, begins, steps, ends: free });
  }
  return served;
}
