/** Figures of the host and of machines, each from the moment on at which it changes: what a trace viewer draws as steps. */
import type { Tick, VmUid } from "../../../model/units.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { vmName } from "../names.ts";

/** A figure from `time` on. */
export interface ToldCount {
  readonly time: Tick;
  /** -1: of the host. */
  readonly vm: VmUid | -1;
  readonly counter: string;
  readonly key: string;
  readonly value: number;
}

/** Figures of which the changes are wanted. */
export class Counts {
  readonly all: ToldCount[] = [];
  readonly #last = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #trace: TraceReader;

  constructor(trace: TraceReader) {
    this.#trace = trace;
  }

  see(time: Tick, state: HostState): void {
    const put = (vm: VmUid | -1, counter: string, key: string, value: number) => {
      const id = `${vm} ${counter} ${key}`;
      if (this.#last.get(id) === value) return;
      this.#last.set(id, value);
      this.all.push({ time, vm, counter, key, value });
    };
    put(-1, "frames", "free", state.freeFrames);
    put(
      -1,
      "run queue",
      "ready",
      state.runQueues.reduce((sum, queue) => sum + queue.length, 0),
    );
    if (state.sharing) put(-1, "frames", "shared", state.sharing.frames.size);
    for (const [uid, { frames, memory }] of state.vms.entries()) {
      if (!this.#trace.info.vms[uid]?.pages) continue;
      put(-1, "frames", this.#key(uid), frames);
      put(uid, "memory", "resident", frames);
      if (!memory) continue;
      put(uid, "memory", "swapped", memory.swapped);
      put(uid, "memory", "ballooned", memory.ballooned);
    }
  }

  /** Machines that came after others of their name, or are called as something else is, have their number with it. */
  #key(uid: VmUid): string {
    let key = this.#keys[uid];
    if (key === undefined) {
      const name = vmName(this.#trace, uid);
      const isTaken = name === "free" || name === "shared" || this.#keys.includes(name);
      key = isTaken ? `${name} #${uid}` : name;
      this.#keys[uid] = key;
    }
    return key;
  }
}
