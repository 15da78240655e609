/**
 * What the worker does, without the worker: takes messages, answers with messages, and works in small portions so that a
 * newer message is never kept waiting. It simulates ahead of what was asked for in bounded windows. When it rests it finds
 * out which rules the answer depends on: by itself for runs of the size of a textbook exercise, else when asked. After that
 * it tries the policies that it was asked to try.
 */
import { RuleTrials } from "../engine/compareRules.ts";
import { hostShapes, Run } from "../engine/run.ts";
import { PolicyTrialRuns } from "../engine/tryPolicies.ts";
import { MOST_ROWS } from "../model/budgets.ts";
import type { Tick } from "../model/units.ts";
import { TRIED_ROWS } from "../trace/figures/comparison.ts";
import type { PolicyTrial, TriedPart } from "../trace/figures/policyTrials.ts";
import type { NewChunk } from "../trace/chunk.ts";
import type { HostInfo, HostState } from "../trace/hostState.ts";
import { packHost } from "../trace/packedHost.ts";
import type { FromWorker, SentChunk, ToWorker } from "./protocol.ts";

/** What is made beyond the moment that was asked for: so many chunks, and so many ticks unless that takes too many rows. */
const CHUNKS_AHEAD = 1;
const TICKS_AHEAD = 200;
const ROWS_AHEAD = 20_000;

type Open = Extract<ToWorker, { type: "open" }>;
type TryPolicies = Extract<ToWorker, { type: "tryPolicies" }>;

export interface Session {
  receive(message: ToWorker): void;
  /** Does one portion of work. False when there is nothing to do. */
  work(): boolean;
}

/** Begins a portion of work; what it returns says whether it has taken long enough. */
export type Portion = () => () => boolean;

const UNBOUNDED: Portion = () => () => false;

/**
 * `mostRows`: where a run without an end stops. `portion`: bounds the work between two messages by time, which nothing else in
 * here knows of; what is made does not depend on it.
 */
export function createSession(
  send: (message: FromWorker) => void,
  mostRows = MOST_ROWS,
  portion: Portion = UNBOUNDED,
): Session {
  let run: Run | null = null;
  /** The keyframes sent last, of this run or one that it is a branch of. Index: host. */
  let sent: readonly HostState[] = [];
  let id = -1;
  let until: Tick = 0;
  let ahead = 0;
  let rowsAhead = 0;
  let isResting = true;
  let trials: RuleTrials | null = null;
  let hasTried = false;
  const policies = new Map<TriedPart, PolicyTrialRuns>();
  /** Chunks of the run that the page has and this does not yet. */
  let missing = 0;
  /** What came meanwhile: a branch can be made only of chunks that are here. */
  let waiting: Open | null = null;

  const isFarEnough = ({ knownUntil, rows }: Run) =>
    rows >= mostRows ||
    (knownUntil > until && ahead >= CHUNKS_AHEAD && (knownUntil >= until + TICKS_AHEAD || rowsAhead >= ROWS_AHEAD));

  const guarded = (action: () => void) => {
    try {
      action();
    } catch (error) {
      run = null;
      waiting = null;
      missing = 0;
      trials = null;
      policies.clear();
      isResting = true;
      send({ type: "failed", run: id, report: reportOf(error) });
    }
  };

  const open = ({ scenario, has = 0 }: Open) => {
    const branch = run?.branch(scenario) ?? null;
    run = branch?.run ?? new Run(scenario);
    if (!branch) sent = [];
    missing = branch ? 0 : has;
    send({ type: "opened", run: id, keeps: branch?.from ?? has, shapes: hostShapes(scenario) });
  };

  /** Simulates one of the chunks that the page has, or a part of it. */
  const catchUp = (present: Run) => {
    present.work(portion());
    if (present.hasBegun) return;
    missing -= 1;
    send({ type: "caughtUp", run: id });
    if (missing > 0 || !waiting) return;
    open(waiting);
    waiting = null;
  };

  const tryRules = () => {
    // What depends on a rule is known of one host by itself.
    if (!run || run.scenario.hosts.length > 1) return;
    hasTried = true;
    trials ??= new RuleTrials((waiting ?? run).scenario);
  };

  /** One portion of the trials. A trial that breaks ends them: the run that is shown is none the worse. */
  const compare = (present: RuleTrials) => {
    let hasFound = false;
    let isDone = false;
    try {
      hasFound = present.work(portion());
      isDone = present.isDone;
    } catch {
      isDone = true;
    }
    if (isDone) trials = null;
    if (hasFound || isDone)
      send({ type: "compared", run: id, comparison: { findings: [...present.findings], isDone } });
  };

  const tryPolicies = ({ of, choices, until: end, host }: TryPolicies) => {
    if (!run || choices.length === 0) policies.delete(of);
    else policies.set(of, new PolicyTrialRuns((waiting ?? run).scenario, { of, choices, until: end, host }));
  };

  /** One portion of the trials of policies. One that breaks is left out: the run that is shown is none the worse. */
  const tryNext = (of: TriedPart, present: PolicyTrialRuns) => {
    let trial: PolicyTrial | null = null;
    try {
      trial = present.work(portion());
    } catch {
      present.skip();
    }
    const { isDone } = present;
    if (isDone) policies.delete(of);
    if (trial || isDone) send({ type: "tried", run: id, of, trial, isDone });
  };

  return {
    receive: (message) =>
      guarded(() => {
        if (message.type === "open") {
          id = message.run;
          trials = null;
          hasTried = false;
          policies.clear();
          if (run && missing > 0) waiting = message;
          else open(message);
        } else if (message.run !== id) return;
        if (message.type === "compare") return tryRules();
        if (message.type === "tryPolicies") return tryPolicies(message);
        until = message.until;
        ahead = 0;
        rowsAhead = 0;
        isResting = false;
      }),
    work: () => {
      if (isResting) {
        const [next] = policies;
        if (trials) compare(trials);
        else if (next) tryNext(...next);
        return trials !== null || policies.size > 0;
      }
      guarded(() => {
        if (run && missing > 0) return catchUp(run);
        const made = run && (run.hasBegun || !isFarEnough(run)) ? run.work(portion()) : null;
        if (run?.hasBegun) return;
        if (!run || !made) {
          isResting = true;
          send({ type: "resting", run: id, until, isFull: run !== null && !run.isOver && run.rows >= mostRows });
          if (run?.isOver && run.rows <= TRIED_ROWS && !hasTried) tryRules();
          return;
        }
        const { further = [] } = made;
        const packed = [made, ...further].map((each, host) => sentChunk(each, sent[host] ?? null, run!.infoOf(host)));
        if (made.from > until) ahead += 1;
        if (made.until > until) rowsAhead += packed.reduce((sum, { chunk }) => sum + chunk.rows, 0);
        send({ type: "chunk", run: id, ...packed[0]!, further: packed.slice(1) });
        sent = [made, ...further].map(({ keyframe }) => keyframe);
      });
      return true;
    },
  };
}

function sentChunk(
  { keyframe, further: _further, ...chunk }: NewChunk,
  before: HostState | null,
  info: HostInfo,
): SentChunk {
  return { chunk, keyframe: packHost(keyframe, before, info) };
}

function reportOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
