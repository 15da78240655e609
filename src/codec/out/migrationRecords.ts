/** Machines that moved from host to host, round by round: a table of the report of each of the two hosts. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

export interface MigrationRecord {
  /** Migrations of this host are numbered from 1 on, in the order in which they began. */
  readonly migration: number;
  readonly vm: string;
  /** It leaves this host, or comes to it. */
  readonly way: "out" | "in";
  /** Number of the other host, from 1 on. */
  readonly host: number;
  /**
   * `volumes`: what they hold, before its pages; `round`: pages that are sent while it runs; `last`: what is sent while it stands still; `following`: pages that are sent when
   * it runs at the destination; `whole`: all of it. Where it comes to only the last two are known.
   */
  readonly part: "volumes" | "round" | "last" | "following" | "whole";
  /** Of a round: its number, from 1 on. */
  readonly round: number | null;
  readonly start: Tick;
  /** Null: it goes on. */
  readonly end: Tick | null;
  readonly pages: number;
  readonly bytes: number | null;
  /** Pages written meanwhile, which are left to be sent. */
  readonly dirtied: number | null;
  /** Bytes a tick; null: all that the link carries. */
  readonly rate: number | null;
  /** Percent of its time that it was kept from running. */
  readonly throttle: number | null;
  /** Of `last`: why it stands still. Of `whole`: how it has ended. */
  readonly reason: string | null;
  /** Ticks for which it stood still. */
  readonly downtime: Tick | null;
}

const NOTHING = { bytes: null, dirtied: null, rate: null, throttle: null, reason: null, downtime: null } as const;

/** A migration under way, as far as rows have told of it. */
interface UnderWay {
  readonly of: Pick<MigrationRecord, "migration" | "vm" | "way" | "host">;
  readonly since: Tick;
  rate: number | null;
  throttle: number;
  /** Its parts, and which of them go on. */
  parts: MigrationRecord[];
}

/** In the order in which the migrations began, the parts of each one after the other and the whole last. */
export function migrationRecords(trace: TraceReader, events: Iterable<TraceEvent>): MigrationRecord[] {
  const all: UnderWay[] = [];
  const underWay = new Map<number, UnderWay>();
  for (const event of events) {
    if (event.kind === "migrationBegan") {
      const { vm, isOut, host, pages, time } = event;
      const way = isOut ? "out" : "in";
      const of = { migration: all.length + 1, vm: vmName(trace, vm), way, host: host + 1 } as const;
      const whole: MigrationRecord = { ...of, part: "whole", round: null, start: time, end: null, pages, ...NOTHING };
      const begun: UnderWay = { of, since: time, rate: null, throttle: 0, parts: [whole] };
      all.push(begun);
      underWay.set(vm, begun);
    } else if ("vm" in event) {
      const found = underWay.get(event.vm);
      if (found) note(found, event);
      if (event.kind === "migrationEnded") underWay.delete(event.vm);
    }
  }
  return all.flatMap(({ parts: [whole, ...parts] }) => [...parts, whole!]);
}

function note(migration: UnderWay, event: TraceEvent): void {
  const { of, parts, rate, throttle } = migration;
  const { time } = event;
  const add = (part: MigrationRecord["part"], more: Partial<MigrationRecord>) =>
    parts.push({ ...of, part, round: null, start: time, end: null, pages: 0, ...NOTHING, ...more });
  const end = (part: MigrationRecord["part"], more: Partial<MigrationRecord> = {}) => {
    const at = parts.findLastIndex((each) => each.part === part && each.end === null);
    if (at >= 0) parts[at] = { ...parts[at]!, end: time, ...more };
  };
  switch (event.kind) {
    case "migrationRate":
      migration.rate = event.bytesPerTick;
      return;
    case "migrationThrottled":
      migration.throttle = event.percent;
      return;
    case "migrationVolumes":
      add("volumes", { pages: 0, bytes: event.bytes });
      return;
    case "migrationVolumesDone":
      end("volumes");
      return;
    case "migrationRound":
      add("round", { round: event.round + 1, pages: event.pages, bytes: event.bytes, rate, throttle });
      return;
    case "migrationRoundDone":
      end("round", { pages: event.pages, dirtied: event.dirtied });
      return;
    case "migrationStopped":
      add("last", { pages: event.pages, bytes: event.bytes, reason: event.reason });
      return;
    case "migrationSwitched":
      end("last", { downtime: event.downtime });
      add("following", { pages: event.pages });
      return;
    case "migrationEnded":
      end("volumes");
      end("round");
      end("last", { downtime: event.downtime });
      end("following");
      parts[0] = {
        ...parts[0]!,
        end: time,
        pages: event.pages,
        bytes: event.bytes,
        reason: event.outcome,
        downtime: event.downtime,
      };
      return;
    default:
  }
}
