/**
 * A fast tier before an archive, written from domain D.6 alone, as plainly as it can be: machines that access volumes one
 * after the other and wait for each, a disk that serves one request at a time, an archive that makes one copy at a time. It
 * shares no code with what it is compared with, and looks at everything at every step.
 *
 * What the document leaves open is decided here as follows: those who wait for a slot come before whoever asks later; what is
 * on its way is asked for once; a completion starts the archive's next copy before it wakes anybody, and a disk's next
 * request after that (F.2).
 */

export type GuestStep =
  | { readonly does: "wait"; readonly ticks: number }
  | { readonly does: "access"; readonly volume: number; readonly write: boolean };

/** Which resident volume leaves: the smallest of these, of those that nobody accesses. */
export type LeavingRule = "fifo" | "lru" | "mru" | "lfu";

interface Resident {
  readonly volume: number;
  readonly loaded: number;
  used: number;
  count: number;
  isDirty: boolean;
  open: number;
}

interface Access {
  readonly guest: number;
  readonly volume: number;
  readonly write: boolean;
}

interface Copy {
  readonly volume: number;
  readonly isBack: boolean;
}

export interface TierOutcome {
  /** `time volume in|back`, as copies begin. */
  readonly copies: readonly string[];
  /** When each machine ends. */
  readonly ends: readonly number[];
  readonly resident: readonly number[];
  readonly dirty: readonly number[];
  readonly hits: number;
}

/** The smallest leaves; the second one decides between equals. */
function keysOf({ loaded, used, count }: Resident): Readonly<Record<LeavingRule, readonly number[]>> {
  return { fifo: [loaded], lru: [used], mru: [-used], lfu: [count, used] };
}

export function runTier(
  programs: readonly (readonly GuestStep[])[],
  slots: number,
  rule: LeavingRule,
  copyTicks: number,
  diskTicks: number,
): TierOutcome {
  let now = 0;
  let order = 0;
  let uses = 0;
  let hits = 0;
  let isServing = false;
  let free = slots;
  const residents: Resident[] = [];
  const coming: number[] = [];
  const waiting: Access[] = [];
  const queue: number[] = [];
  const archive: Copy[] = [];
  const disk: Access[] = [];
  const copies: string[] = [];
  const ends: number[] = programs.map(() => -1);
  const places = programs.map(() => 0);
  const happens: { readonly at: number; readonly order: number; readonly what: () => void }[] = [];
  const later = (ticks: number, what: () => void) => {
    order += 1;
    happens.push({ at: now + ticks, order, what });
  };

  const startCopy = () => {
    const [copy] = archive;
    if (!copy) return;
    copies.push(`${now} ${copy.volume} ${copy.isBack ? "back" : "in"}`);
    later(copyTicks, () => copied(copy));
  };
  const ask = (copy: Copy) => {
    archive.push(copy);
    if (archive.length === 1) startCopy();
  };
  const startDisk = () => {
    const [access] = disk;
    isServing = access !== undefined;
    if (access) later(diskTicks, () => served(access));
  };
  const toDisk = (access: Access) => {
    residents.find(({ volume }) => volume === access.volume)!.open += 1;
    disk.push(access);
    if (!isServing) startDisk();
  };

  /** A slot for `volume`, if one can be had. */
  const gets = (volume: number): boolean => {
    if (free > 0) {
      free -= 1;
      coming.push(volume);
      ask({ volume, isBack: false });
      return true;
    }
    const closed = residents.filter(({ open }) => open === 0);
    const [victim] = closed.toSorted((one, other) => {
      const [a, b] = [keysOf(one)[rule], keysOf(other)[rule]];
      return a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0);
    });
    if (!victim) return false;
    residents.splice(residents.indexOf(victim), 1);
    coming.push(volume);
    if (victim.isDirty) ask({ volume: victim.volume, isBack: true });
    ask({ volume, isBack: false });
    return true;
  };
  const serveQueue = () => {
    while (queue.length > 0 && gets(queue[0]!)) queue.shift();
  };
  const touch = (resident: Resident, write: boolean) => {
    uses += 1;
    resident.used = uses;
    resident.count += 1;
    if (write) resident.isDirty = true;
  };

  const goesOn = (guest: number) => {
    const step = programs[guest]![places[guest]!];
    places[guest]! += 1;
    if (!step) {
      ends[guest] = now;
      return;
    }
    if (step.does === "wait") {
      later(step.ticks, () => goesOn(guest));
      return;
    }
    const { volume, write } = step;
    const resident = residents.find((each) => each.volume === volume);
    if (resident) {
      hits += 1;
      touch(resident, write);
      toDisk({ guest, volume, write });
      return;
    }
    const isAsked = coming.includes(volume) || queue.includes(volume);
    waiting.push({ guest, volume, write });
    if (isAsked) return;
    if (queue.length > 0 || !gets(volume)) queue.push(volume);
  };

  const copied = ({ volume, isBack }: Copy) => {
    archive.shift();
    const woken = isBack ? [] : waiting.filter((access) => access.volume === volume);
    if (!isBack) {
      coming.splice(coming.indexOf(volume), 1);
      uses += 1;
      const resident = { volume, loaded: uses, used: uses, count: 0, isDirty: false, open: 0 };
      residents.push(resident);
      for (const { write } of woken) touch(resident, write);
      for (const access of woken) waiting.splice(waiting.indexOf(access), 1);
      // Those who have waited for it access it from now on: it is not the next one to leave.
      resident.open = woken.length;
    }
    startCopy();
    serveQueue();
    for (const access of woken) {
      residents.find((each) => each.volume === volume)!.open -= 1;
      toDisk(access);
    }
  };
  const served = ({ guest, volume }: Access) => {
    // The disk is still busy with what this leads to: whoever asks now comes after those who wait for it.
    disk.shift();
    residents.find((each) => each.volume === volume)!.open -= 1;
    serveQueue();
    goesOn(guest);
    startDisk();
  };

  for (const guest of programs.keys()) goesOn(guest);
  while (happens.length > 0) {
    happens.sort((one, other) => one.at - other.at || one.order - other.order);
    const next = happens.shift()!;
    now = next.at;
    next.what();
  }
  return {
    copies,
    ends,
    resident: residents.map(({ volume }) => volume).toSorted((a, b) => a - b),
    dirty: residents.flatMap(({ volume, isDirty }) => (isDirty ? [volume] : [])).toSorted((a, b) => a - b),
    hits,
  };
}
