/**
 * Random replacement: chance says which page gives up its frame. It needs no books at all, and for many programs it is not
 * much worse than the rest.
 *
 * A number below the number of frames is drawn: the frame with that number (`frame`), or the page at that place in the
 * order of loading (`loadOrder`, as in OSTEP's simulator). Where that one cannot be taken, the next one that can, going
 * round. `draws` replaces chance by given numbers, for exercises that print what was drawn. Source: domain C.3; OSTEP.
 */
import { createStream, nextInt, type RandomStream } from "../../../base/prng.ts";
import type { FrameId } from "../../../model/units.ts";
import { lowestRunnersUp, type MemoryFacts, type MemoryPolicy } from "../policy.ts";
import { addPlace, createPlaces, frameAtPlace, heldPlaces, removePlace, type Places } from "./helpersOfPlaces.ts";

interface State {
  readonly stream: RandomStream;
  readonly draws: readonly number[];
  /** Given numbers used so far. */
  used: number;
  /** The frames in the order of loading; null: their own numbers count. */
  readonly places: Places | null;
}

/** Numbers that can be drawn; `nextInt` is exact for no more. */
const MOST_DRAWN = 2 ** 21;

function draw(state: State, from: number): number {
  const given = state.draws[state.used];
  if (given === undefined) return nextInt(state.stream, Math.min(from, MOST_DRAWN));
  state.used += 1;
  return given % from;
}

/** The candidate for the number drawn; -1: there is none. */
function candidateAt(state: State, facts: MemoryFacts, drawn: number): FrameId | -1 {
  const frame = state.places ? frameAtPlace(state.places, drawn) : drawn;
  if (facts.isCandidate(frame)) return frame;
  const ahead = facts.nextCandidate(frame);
  return ahead < 0 ? facts.nextCandidate(0) : ahead;
}

export const random: MemoryPolicy<State> = {
  id: "random",
  params: [
    { id: "counts", type: "choice", default: "frame", choices: ["frame", "loadOrder"], isConvention: true },
    {
      id: "draws",
      type: "integers",
      unit: "count",
      default: [],
      min: 0,
      max: MOST_DRAWN,
      minLength: 0,
      maxLength: 4096,
    },
  ],
  pseudocode: ["on fault with no free frame:", "  n ← random number below the number of frames", "  evict frame[n]"],
  create: (params, frames, seed) => ({
    stream: createStream(seed, "mem.random"),
    draws: params["draws"] as readonly number[],
    used: 0,
    places: params["counts"] === "loadOrder" ? createPlaces(frames) : null,
  }),
  load: ({ places }, frame) => {
    if (places) addPlace(places, frame);
  },
  hit: () => {},
  victim: (state, facts) => {
    const from = state.places ? heldPlaces(state.places) : facts.frames;
    // Every page is on its way in: nothing is drawn for nobody.
    if (from === 0) return null;
    const drawn = draw(state, from);
    const frame = candidateAt(state, facts, drawn);
    return frame < 0 ? null : { frame, reason: "drawn", line: 2, value: drawn, cleared: [] };
  },
  runnersUp: (_state, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => frame),
  evicted: ({ places }, frame) => {
    if (places) removePlace(places, frame);
  },
  dropped: ({ places }, frame) => {
    if (places) removePlace(places, frame);
  },
};
