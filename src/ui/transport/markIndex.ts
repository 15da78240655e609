/**
 * What the scrubber marks: faults and switches as counts by time, commands one by one. Grows with the trace, a bounded
 * number of rows at a time, so that a million rows never hold up a frame.
 */
import { createMarkHistogram, type MarkHistogram } from "../../chart/marks.ts";
import type { CommandId } from "../../model/scenario.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";

export interface CommandMark {
  readonly time: Tick;
  readonly command: CommandId;
  /** Place in the log of commands. */
  readonly index: number;
  readonly vm: VmUid | -1;
  readonly isRefused: boolean;
}

/** More commands than this cannot be told apart on a scrubber. */
const MAX_COMMANDS = 200;
/** Rows read in one go. */
const ROWS_AT_ONCE = 20_000;

export class MarkIndex {
  faults: MarkHistogram = createMarkHistogram();
  switches: MarkHistogram = createMarkHistogram();
  commands: CommandMark[] = [];
  #trace: TraceReader | null = null;
  #rows = 0;
  /** The last row read, to notice that the trace was rewritten below it. */
  #seal = "";

  /** Forgets everything: for another run of the same trace object. */
  reset(): void {
    this.faults = createMarkHistogram();
    this.switches = createMarkHistogram();
    this.commands = [];
    this.#rows = 0;
    this.#seal = "";
  }

  /** Reads on in `trace`. Returns true when nothing is left to be read for now. */
  read(trace: TraceReader): boolean {
    if (trace !== this.#trace || trace.rowCount < this.#rows || sealOf(trace, this.#rows) !== this.#seal) this.reset();
    this.#trace = trace;
    const until = Math.min(trace.rowCount, this.#rows + ROWS_AT_ONCE);
    for (let row = this.#rows; row < until; row++) this.#readRow(trace, row);
    this.#rows = until;
    this.#seal = sealOf(trace, until);
    return until === trace.rowCount;
  }

  #readRow(trace: TraceReader, row: number): void {
    switch (trace.kindOf(row)) {
      case "fault":
        this.faults.add(trace.timeOf(row));
        return;
      case "dispatch": {
        const event = trace.eventAt(row);
        if (event.kind === "dispatch" && event.switched) this.switches.add(event.time);
        return;
      }
      case "commandDone":
      case "commandFailed": {
        const event = trace.eventAt(row);
        if (event.kind !== "commandDone" && event.kind !== "commandFailed") return;
        // The machines of the scenario itself are created and started without anybody giving a command.
        if (event.index < 0 || this.commands.length >= MAX_COMMANDS) return;
        const { time, command, index, vm } = event;
        this.commands.push({ time, command, index, vm, isRefused: event.kind === "commandFailed" });
        return;
      }
      default:
        return;
    }
  }
}

/** Tells the row before `rows` from any other that could stand in its place. */
function sealOf(trace: TraceReader, rows: number): string {
  return rows > 0 && rows <= trace.rowCount ? JSON.stringify(trace.eventAt(rows - 1)) : "";
}
