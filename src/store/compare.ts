/**
 * Runs side by side: the run of the page, which is the base, and up to three variants of it with named differences. Each is
 * a run of its own; a fork shares the chunks that are the same. One cursor moves them all. In what they differ is found in
 * pieces between other work, and anew whenever one of them becomes another.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { withChanges, type Change } from "../model/changes.ts";
import { partOf, withHostAt } from "../model/hosts.ts";
import type { Problem } from "../model/problems.ts";
import { hostOf, type Scenario } from "../model/scenario.ts";
import { Differences } from "../trace/figures/differences.ts";
import type { LaneDifference } from "../trace/figures/laneDifferences.ts";
import type { ReferenceDifference, ReferenceDifferences } from "../trace/figures/referenceDifferences.ts";
import type { OtherMachine } from "../trace/figures/comparison.ts";
import type { Tick } from "../model/units.ts";
import type { App } from "./appState.ts";
import { pageBorder, type Border } from "./border.ts";
import { gone } from "./branches.ts";
import { compareLink, MOST_VARIANTS, readCompare, type Alignment } from "./compareLink.ts";
import type { Run } from "./runState.ts";

export interface Variant {
  /** Stays the same while it is changed. */
  readonly id: number;
  readonly changes: readonly Change[];
  /** Null while it is not possible, or the mode is closed. */
  readonly run: Run | null;
  /** Why it is not possible. */
  readonly problems: readonly Problem[];
}

/** What has been found so far. */
export interface Found {
  readonly lanes: readonly LaneDifference[];
  readonly references: readonly ReferenceDifference[];
  /** All references, by their numbers. */
  readonly byNumber: ReferenceDifferences;
  readonly others: readonly OtherMachine[];
  /** Up to here all runs are known and compared. */
  readonly until: Tick;
  /** All of them have ended, and there is nothing else to find. */
  readonly isWhole: boolean;
}

/** Which run somebody says does best, before anything of it is shown. */
export interface Guess {
  /** The place of a run among those that are compared, or `ALL_SAME`; null: none yet. */
  readonly chosen: number | null;
  /** It has been said, or shown where `chosen` is null: what comes of the runs may be seen. */
  readonly isTold: boolean;
}

/** No run does better than another. */
export const ALL_SAME = -1;
const OPEN: Guess = { chosen: null, isTold: false };

export interface CompareState {
  readonly variants: readonly Variant[];
  readonly align: Alignment | null;
  /** Which run is looked at where there is room for one: 0 is the base. */
  readonly focus: number;
  /** Null: there is nothing to compare yet. */
  readonly found: Found | null;
  readonly isWorking: boolean;
  /** Null: all is shown at once. */
  readonly guess: Guess | null;
  /** What it has put into the address last; null: nothing yet. */
  readonly link: string | null;
}

export interface CompareActions {
  /** Comes into the mode, with the variants of the link, or with those that were there before. */
  enter(): void;
  /** Leaves it: the variants stay, their workers do not. */
  leave(): void;
  /** False: there are as many as there can be. What is there already is looked at instead of added again. */
  add(changes: readonly Change[]): boolean;
  /** Other differences in the place of those of variant `id`. */
  change(id: number, changes: readonly Change[]): void;
  remove(id: number): void;
  /** Explores variant `id` alone; undo leads back to the base. */
  openAlone(id: number): void;
  setAlign(align: Alignment): void;
  look(at: number): void;
  /** What comes is hidden until it has been said which run does best; or all is shown. */
  foresee(isOn: boolean): void;
  /** Says which one, until `tell`; null: none. */
  choose(place: number | null): void;
  /** What was chosen counts, and all is shown. */
  tell(): void;
}

/** The place of the first variant with these differences, from 1 on; 0: there is none. */
export function placeOf(variants: readonly Variant[], changes: readonly Change[]): number {
  const wanted = JSON.stringify(changes);
  return variants.findIndex((variant) => JSON.stringify(variant.changes) === wanted) + 1;
}

export type Compare = StoreApi<CompareState & { readonly actions: CompareActions }>;

export interface ComparePorts {
  readonly border?: Border;
  /** Does `work` when others have had their turn; returns what prevents it. */
  readonly later?: (work: () => void) => () => void;
}

/** Pieces of work between two turns of others: a few milliseconds. */
const PIECES = 2;

function soon(work: () => void): () => void {
  const timer = setTimeout(work, 0);
  return () => clearTimeout(timer);
}

export function createCompare(app: App, { border = pageBorder, later = soon }: ComparePorts = {}): Compare {
  const base = () => app.getState().runs[0];
  let next = 1;
  let isOpen = false;
  let differences = new Differences();
  /** The first difference is gone to as soon as it is known. */
  let isLookingForFirst = false;
  /** Ends to listen to a run. */
  const stops = new Map<Run, () => void>();
  /** Runs that show the trace of what they were before. */
  const stale = new Set<Run>();
  let cancel: (() => void) | null = null;
  /** Whether the future was hidden before a guess has hidden it; null: none has. */
  let hidden: boolean | null = null;

  const curtain = (isDrawn: boolean) => {
    if (isDrawn === (hidden !== null)) return;
    const { isFutureHidden, actions } = app.getState();
    actions.hideFuture(isDrawn || hidden === true);
    hidden = isDrawn ? isFutureHidden : null;
  };

  /** Nobody shows the run any more. */
  const forget = (run: Run | null) => {
    if (!run) return;
    stops.get(run)?.();
    stops.delete(run);
    stale.delete(run);
    run.getState().actions.close();
  };

  /** What the differences are made in: the base, or one of its branches; null: there is no such branch any more. */
  const startOf = (changes: readonly Change[]): Scenario | null => {
    const branch = changes.find((change) => change.kind === "branch");
    const { scenario, shown, tree } = base().getState();
    if (!branch || branch.id === tree.id) return scenario;
    const kept = tree.others.find((other) => other.id === branch.id);
    return kept ? partOf({ ...kept.scenario, title: scenario.title }, shown) : null;
  };

  return createStore<CompareState & { readonly actions: CompareActions }>()((set, get) => {
    const link = () => {
      const { variants, align, guess } = get();
      const compared = { variants: variants.map(({ changes }) => changes), align };
      const said = compareLink(guess?.isTold === false ? { ...compared, isForeseen: true } : compared);
      set({ link: said });
      app.getState().actions.setModeLink(said);
    };

    /** Another question, from the beginning of the run. */
    const ask = () => {
      set({ guess: OPEN });
      curtain(true);
      app.getState().actions.setPlaying(false);
      base().getState().actions.seekStart();
    };

    const isAsking = () => get().guess?.isTold === false;

    /** What was said was said of other runs. */
    const forgetGuess = () => {
      if (get().guess?.isTold) set({ guess: null });
    };

    const runs = (): readonly [Run, ...Run[]] => [base(), ...get().variants.flatMap(({ run }) => run ?? [])];

    const put = (id: number, part: Partial<Variant>) =>
      set({ variants: get().variants.map((variant) => (variant.id === id ? { ...variant, ...part } : variant)) });

    /** Compares anew whenever `run` has become another, or longer. */
    const listen = (run: Run) => {
      const stop = run.subscribe((state, before) => {
        if (state.scenario !== before.scenario) stale.add(run);
        const hasCome = state.trace !== before.trace || (state.isThere && !before.isThere);
        if (hasCome) stale.delete(run);
        if (hasCome) compare();
        if (run === base() && (state.scenario !== before.scenario || state.tree !== before.tree)) {
          forgetGuess();
          remakeAll();
        }
      });
      stops.set(run, stop);
    };

    /** Shows the runs that there are, and compares them. */
    const show = () => {
      app.getState().actions.showRuns(runs(), true);
      compare();
    };

    const compare = () => {
      const traces = runs().map((run) => (stale.has(run) ? null : run.getState().trace));
      const known = traces.filter((trace) => trace !== null);
      cancel?.();
      cancel = null;
      if (known.length < traces.length || known.length < 2) {
        differences = new Differences();
        return set({ found: null, isWorking: known.length < traces.length });
      }
      differences.follow(known);
      set({ isWorking: true });
      work();
    };

    const work = () => {
      cancel = null;
      let isMore = true;
      for (let piece = 0; piece < PIECES && isMore; piece += 1) isMore = differences.work();
      if (isMore) cancel = later(work);
      tell(!isMore);
    };

    const tell = (isDone: boolean) => {
      const { lanes, references, others, until, isWhole } = differences;
      const found = { lanes, references: references.found, byNumber: references, others, until, isWhole };
      set({ found, isWorking: !isDone });
      if (isLookingForFirst && !isAsking()) goToFirst(isDone);
    };

    /** Where two runs part first is where one begins to look. */
    const goToFirst = (isDone: boolean) => {
      const { found } = get();
      const { trace, actions } = base().getState();
      const [lane] = found?.lanes ?? [];
      const row = found?.references[0]?.outcomes[0]?.row;
      const reference = row === undefined || !trace ? undefined : trace.timeOf(row);
      if (lane === undefined && reference === undefined && !isDone) return;
      isLookingForFirst = false;
      if (reference !== undefined && reference <= (lane?.start ?? Infinity)) actions.seekRow(row! + 1);
      else if (lane) actions.seekTime(lane.start);
    };

    /** Gives the variant the run that it asks for, or says why it cannot be. */
    const make = ({ id, changes }: Variant) => {
      border.pass(
        ({ check }) => {
          const variant = get().variants.find((each) => each.id === id);
          if (!isOpen || variant?.changes !== changes) return;
          const { whole, shown, cursor, actions } = base().getState();
          const begun = startOf(changes);
          if (!begun) {
            forget(variant.run);
            put(id, { run: null, problems: [{ code: "branchGone", path: "", values: {} }] });
            return show();
          }
          // What differs is the host that is shown, beside the others.
          const part = withChanges(begun, changes);
          const all = withHostAt({ ...part, hosts: whole.hosts }, shown, hostOf(part));
          const checked = check(whole.hosts.length === 1 ? part : all, whole);
          if (!checked.ok) {
            forget(variant.run);
            put(id, { run: null, problems: checked.problems });
            return show();
          }
          // Until all show the same moment again, what one of them does must not move the others.
          app.getState().actions.showRuns([base()], true);
          const run = variant.run ?? actions.fork();
          if (!variant.run) listen(run);
          const at = { time: Math.floor(cursor.time), step: Math.min(cursor.row, Number.MAX_SAFE_INTEGER) };
          run.getState().actions.showHost(shown);
          if (run.getState().whole !== checked.value)
            run.getState().actions.openScenario(checked.value, at, { isChange: true, isWhole: true });
          put(id, { run, problems: [] });
          show();
        },
        () => put(id, { run: null, problems: [] }),
      );
    };

    const remakeAll = () => get().variants.forEach(make);

    const setVariants = (all: readonly (readonly Change[])[], align: Alignment | null) => {
      for (const { run } of get().variants) forget(run);
      const variants = all.map((changes): Variant => ({ id: next++, changes, run: null, problems: [] }));
      set({ variants, align, focus: 0 });
    };

    return {
      variants: [],
      align: null,
      focus: 0,
      found: null,
      isWorking: false,
      guess: null,
      link: null,
      actions: {
        enter() {
          isOpen = true;
          if (!stops.has(base())) listen(base());
          const { modeLink } = app.getState();
          if (modeLink !== null) {
            const { variants, align, isForeseen = false } = readCompare(modeLink);
            setVariants(variants, align);
            if (isForeseen) ask();
            else forgetGuess();
          }
          link();
          show();
          remakeAll();
        },
        leave() {
          isOpen = false;
          curtain(false);
          cancel?.();
          cancel = null;
          for (const { run } of get().variants) forget(run);
          for (const stop of stops.values()) stop();
          stops.clear();
          stale.clear();
          differences = new Differences();
          const variants = get().variants.map((variant) => ({ ...variant, run: null }));
          set({ variants, found: null, isWorking: false, guess: null });
          app.getState().actions.showRuns([base()], true);
        },
        add(changes) {
          const { variants } = get();
          const same = placeOf(variants, changes);
          if (same > 0) {
            set({ focus: same });
            return true;
          }
          if (variants.length >= MOST_VARIANTS) return false;
          const variant: Variant = { id: next++, changes, run: null, problems: [] };
          set({ variants: [...variants, variant] });
          isLookingForFirst = true;
          if (get().guess) ask();
          link();
          make(variant);
          return true;
        },
        change(id, changes) {
          put(id, { changes });
          forgetGuess();
          link();
          const variant = get().variants.find((each) => each.id === id);
          if (variant) make(variant);
        },
        remove(id) {
          const { variants, focus } = get();
          forget(variants.find((variant) => variant.id === id)?.run ?? null);
          const rest = variants.filter((variant) => variant.id !== id);
          forgetGuess();
          if (isAsking()) set({ guess: OPEN });
          set({ variants: rest, focus: Math.min(focus, rest.length) });
          link();
          show();
        },
        openAlone(id) {
          const variant = get().variants.find((each) => each.id === id);
          const run = variant?.run;
          if (!run) return;
          const [only, ...more] = variant.changes;
          const { scenario } = run.getState();
          const { cursor, actions } = base().getState();
          get().actions.leave();
          app.getState().actions.setMode("explore");
          // It is there already, with its own past.
          if (only?.kind === "branch" && more.length === 0) return void actions.regrow((now) => gone(now, only.id));
          actions.openScenario(
            scenario,
            { time: Math.floor(cursor.time), step: Number.MAX_SAFE_INTEGER },
            { isChange: true },
          );
        },
        setAlign(align) {
          set({ align });
          link();
        },
        foresee(isOn) {
          if (isOn) ask();
          else {
            set({ guess: null });
            curtain(false);
          }
          link();
        },
        choose(chosen) {
          if (isAsking()) set({ guess: { chosen, isTold: false } });
        },
        tell() {
          const { guess, found } = get();
          if (!guess || guess.isTold) return;
          set({ guess: { ...guess, isTold: true } });
          curtain(false);
          link();
          isLookingForFirst = true;
          if (found) goToFirst(!get().isWorking);
        },
        look: (focus) => set({ focus: Math.max(0, Math.min(focus, get().variants.length)) }),
      },
    };
  });
}
