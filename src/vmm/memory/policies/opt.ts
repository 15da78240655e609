/**
 * The optimal policy (Belady): the page whose next use lies furthest ahead gives up its frame. It needs the future, so
 * it is a yardstick, not a policy for a real machine. The future is each machine's own program; with one machine and one
 * vCPU this is Belady's OPT exactly.
 *
 * Source: Belady 1966; Silberschatz, virtual memory. Ties (pages never used again) do not change the number of faults:
 * `oldestLoad` takes the one loaded first, `lowestFrame` the lowest frame number, `newestLoad` the one loaded last.
 */
import type { FrameId } from "../../../model/units.ts";
import { append, createFrameList, unlink, type FrameList } from "../helpers.ts";
import type { MemoryPolicy } from "../policy.ts";

interface State {
  readonly loads: FrameList;
  readonly ties: string;
}

function precedes(state: State, a: FrameId, b: FrameId): boolean {
  if (state.ties === "lowestFrame") return a < b;
  const isOlder = state.loads.stamp[a]! < state.loads.stamp[b]!;
  return state.ties === "newestLoad" ? !isOlder : isOlder;
}

export const opt: MemoryPolicy<State> = {
  id: "opt",
  params: [
    {
      id: "ties",
      type: "choice",
      default: "oldestLoad",
      choices: ["oldestLoad", "lowestFrame", "newestLoad"],
      isConvention: true,
    },
  ],
  pseudocode: [
    "next(frame) = references until its page is used again",
    "on fault with no free frame:",
    "  evict frame with the largest next (∞ if never)",
  ],
  victimReason: "farthestNextUse",
  victimLine: 2,
  create: (params, frames) => ({ loads: createFrameList(frames), ties: String(params["ties"]) }),
  load: (state, frame) => append(state.loads, frame),
  touch: () => {},
  release: (state, frame) => unlink(state.loads, frame),
  victim: (state, facts) => {
    let best = -1;
    let bestUse = -1;
    for (let frame = state.loads.head; frame >= 0; frame = state.loads.next[frame]!) {
      if (!facts.isCandidate(frame)) continue;
      const use = facts.nextUse(frame);
      if (use > bestUse || (use === bestUse && precedes(state, frame, best))) {
        best = frame;
        bestUse = use;
      }
    }
    return best < 0 ? null : { frame: best, value: bestUse, cleared: [] };
  },
  value: (_state, facts, frame) => facts.nextUse(frame),
};
