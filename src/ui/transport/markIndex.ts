/**
 * What the scrubber marks: faults and switches as counts by time, commands one by one. Grows with the trace, a bounded
 * number of marks at a time, so that a million rows never hold up a frame.
 */
import { createMarkHistogram, type MarkHistogram } from "../../chart/marks.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { CommandId } from "../../model/scenario.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import type { TraceChunk } from "../../trace/chunk.ts";
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
/** Marks made in one go. */
const MARKS_AT_ONCE = 20_000;

export class MarkIndex {
  faults: MarkHistogram = createMarkHistogram();
  switches: MarkHistogram = createMarkHistogram();
  commands: CommandMark[] = [];
  /** The last chunk read; with it stand or fall all before it. */
  #last: TraceChunk | null = null;

  /** Reads on in `trace`, or anew when what was read is no part of it. True when nothing is left to be read for now. */
  read(trace: TraceReader): boolean {
    if (this.#last && trace.chunks[this.#last.index] !== this.#last) this.#forget();
    let made = 0;
    for (let at = this.#last ? this.#last.index + 1 : 0; at < trace.chunks.length; at += 1) {
      if (made >= MARKS_AT_ONCE) return false;
      made += this.#readChunk(trace, trace.chunks[at]!);
    }
    return true;
  }

  #forget(): void {
    this.faults = createMarkHistogram();
    this.switches = createMarkHistogram();
    this.commands = [];
    this.#last = null;
  }

  /** Marks what happens in `chunk`; how many marks that made. */
  #readChunk(trace: TraceReader, chunk: TraceChunk): number {
    const faults = trace.rowsOf(chunk, ["fault"]);
    for (const row of faults) this.faults.add(trace.timeOf(chunk.firstRow + row));
    const switches = trace.switchesOf(chunk);
    for (const row of switches) this.switches.add(trace.timeOf(chunk.firstRow + row));
    const commands = trace.rowsOf(chunk, ["commandDone", "commandFailed"]);
    for (const row of commands) this.#addCommand(trace.eventAt(chunk.firstRow + row));
    this.#last = chunk;
    return faults.length + switches.length + commands.length;
  }

  #addCommand(event: TraceEvent): void {
    if (event.kind !== "commandDone" && event.kind !== "commandFailed") return;
    // The machines of the scenario itself are created and started without anybody giving a command.
    if (event.index < 0 || this.commands.length >= MAX_COMMANDS) return;
    const { time, command, index, vm } = event;
    this.commands.push({ time, command, index, vm, isRefused: event.kind === "commandFailed" });
  }
}
