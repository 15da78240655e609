/**
 * Keeps what is shown: its link in the address bar and in what the browser remembers, and opens links that are put into
 * the address. Edits are kept at once, moments when things have come to rest, not on every frame and not while the moment
 * is dragged. Only what a person does is kept: an address that cannot be read, and what was remembered, stay until then.
 * What is opened gets an entry of its own among the pages of the browser, so that its Back leads to what was shown before,
 * as the page's own does.
 */
import { encodeLink, type LinkContent } from "../codec/link/link.ts";
import type { Branches } from "../model/branches.ts";
import type { Scenario } from "../model/scenario.ts";
import type { App, Kept } from "./appState.ts";
import { splitCompare } from "./compareAddress.ts";
import { depthOf } from "./history.ts";
import { isChallengeLink, isHandsLink } from "./handsLink.ts";
import { bringsItsOwn, placeOfLink } from "./lessonLink.ts";
import { keptFragment, noticeOf, readFragment } from "./opening.ts";
import type { Place } from "./place.ts";
import type { Memory } from "./preferences.ts";
import type { Visit } from "./runState.ts";
import { browserShelf, type Shelf } from "./shelf.ts";
import { contentOf, presentOf, type Unsaved } from "./unsaved.ts";

/** Rest before the address is written. */
const REST_MS = 250;
/** While playing the address follows this slowly; and so long it waits where the browser has refused it. */
const SELDOM_MS = 2000;

export interface AddressPorts {
  readonly place: Place;
  readonly memory: Memory;
  /** That of the browser by default. */
  readonly shelf?: Shelf;
  readonly unsaved: Unsaved;
  /** Hands the scenario to the person as a file. */
  readonly saveScenario: (scenario: Scenario, branches?: Branches) => void;
}

/**
 * Begins to keep the first of the runs that are shown; returns the function that ends it. `opened`: the address that the
 * page was opened with.
 */
export function followAddress(app: App, ports: AddressPorts, opened: string): () => void {
  const { place, memory, shelf = browserShelf(), unsaved, saveScenario } = ports;
  const fragmentOf = fragments(shelf);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let own = opened;
  /** Goes up with every address that is put there. */
  let turn = 0;
  let isWriting = false;
  /** What was written names the moment, and not yet the row in it: the run had not come there. */
  let isVague = false;
  /** A link is being opened: that is no act of which the link would have to be kept. */
  let isOpening = false;
  const depth = () => depthOf(app.getState().runs[0].getState());
  let written = depth();

  const told = (kept: Kept) => {
    const before = app.getState().kept;
    if (kept === before) return;
    const { setKept, notify } = app.getState().actions;
    setKept(kept);
    if (kept !== "browserOnly" && kept !== "nowhere") return;
    const { whole: scenario, tree } = app.getState().runs[0].getState();
    const offers = [
      { code: "saveFile", run: () => saveScenario(scenario, ...(tree.others.length > 0 ? [tree] : [])) },
    ] as const;
    notify({ tone: kept === "nowhere" ? "error" : "info", code: kept, values: {}, problems: [], offers });
  };

  const write = async () => {
    stop();
    if (isWriting) return;
    isWriting = true;
    const began = turn;
    await begun;
    // What was done is shown first: to make the link of a large scenario takes its time.
    await new Promise((resolve) => setTimeout(resolve));
    const present = presentOf(app);
    const content = contentOf(app);
    isVague = !app.getState().runs[0].getState().isThere;
    const wasDepth = depth();
    const { mode, modeLink } = app.getState();
    const isLesson = modeLink !== null && mode !== "compare";
    const ofScenario = isLesson ? null : await fragmentOf(content);
    const fragment = isLesson
      ? modeLink
      : ofScenario && [...(modeLink === null ? [] : [modeLink]), ofScenario].join(".");
    isWriting = false;
    // Somebody has put another address there meanwhile, of which perhaps nobody has told yet.
    if (turn !== began || place.fragment() !== own) return onFragment();
    if (fragment === null) {
      told(memory.keepNow(own, content) ? "browserOnly" : "nowhere");
      unsaved.kept(present);
    } else {
      // What leaves the scenario out of the address leaves it one step back.
      const hasLeft = bringsItsOwn(fragment) && !bringsItsOwn(own) && own !== "";
      const put = wasDepth > written || hasLeft ? place.push : place.replace;
      const isInAddress = fragment === own || put(fragment);
      if (isInAddress) {
        own = fragment;
        written = wasDepth;
      }
      // What brings its own takes nothing from what is remembered of the reader's.
      const isRemembered = memory.write(
        bringsItsOwn(fragment) ? { mode: fragment } : { link: fragment, draft: null, mode: null },
      );
      if (!isInAddress) return schedule(SELDOM_MS);
      memory.forgetTab();
      unsaved.kept(present);
      told(ofScenario?.startsWith("kept.") ? "browserOnly" : isRemembered ? "saved" : "addressOnly");
    }
    if (
      presentOf(app).scenario !== present.scenario ||
      presentOf(app).tree !== present.tree ||
      app.getState().modeLink !== modeLink
    )
      void write();
    else if (unsaved.isThere()) schedule();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const schedule = (rest = app.getState().isPlaying ? SELDOM_MS : REST_MS) => {
    if (timer !== undefined || app.getState().isScrubbing) return;
    timer = setTimeout(() => void write(), rest);
  };
  const follow = () =>
    app.getState().runs[0].subscribe((state, before) => {
      if (isOpening) return;
      if (state.scenario !== before.scenario || state.tree !== before.tree) void write();
      else if (state.asked !== before.asked || (isVague && state.isThere)) schedule();
    });
  let unfollow = follow();
  const unsubscribe = app.subscribe((state, before) => {
    const isAtRest = before.isPlaying && !state.isPlaying;
    if (isAtRest || state.isScrubbing) stop();
    const isOther = state.runs[0] !== before.runs[0];
    if (isOther) {
      unfollow();
      unfollow = follow();
    }
    const hasTurned = state.isPlaying !== before.isPlaying || state.isScrubbing !== before.isScrubbing;
    // The scenario is still the reader's own in this moment, and what was just done of it is in no link yet.
    if (bringsItsOwn(state.modeLink) && !bringsItsOwn(before.modeLink) && unsaved.isOfRun())
      memory.keepNow(own, contentOf(app));
    if (state.modeLink !== before.modeLink && !isOpening) schedule();
    const isSeenOtherwise = state.language !== before.language || state.folds !== before.folds;
    if ((isOther || hasTurned || isSeenOtherwise) && !isOpening && unsaved.isThere()) schedule();
  });

  /** `modeLink`: what the runs that are compared have in the address; null: it has the scenario alone. */
  const open = (
    { scenario, cursor, entry, folds, host = 0, branches }: LinkContent,
    isBack: boolean,
    modeLink: string | null,
  ) => {
    const { actions, runs } = app.getState();
    const { actions: run } = runs[0].getState();
    isOpening = true;
    if (modeLink !== null) actions.setMode("compare", modeLink);
    else if (app.getState().modeLink !== null) actions.setMode("explore");
    if (isBack) run.goBack();
    else run.openScenario(scenario, cursor, { entry, shown: host, branches });
    actions.setFolds(folds);
    isOpening = false;
    written = depth();
    unsaved.kept(presentOf(app));
    told("unchanged");
  };
  const onFragment = () => {
    const fragment = place.fragment();
    if (fragment === own) return;
    stop();
    own = fragment;
    turn += 1;
    const began = turn;
    if (isHandsLink(fragment) || isChallengeLink(fragment)) return app.getState().actions.setMode("predict", fragment);
    if (placeOfLink(fragment)) return app.getState().actions.setMode("lessons", fragment);
    const compared = splitCompare(fragment);
    void readFragment(compared ? compared.scenario : fragment, shelf).then(async (read) => {
      const { before } = app.getState().runs[0].getState();
      const isBack = read.ok && read.value !== null && (await leadsBack(read.value, before));
      if (turn !== began) return;
      if (!read.ok) app.getState().actions.notify(noticeOf(read));
      else if (read.value) open(read.value, isBack, compared && compared.link);
      else if (compared) app.getState().actions.setMode("compare", compared.link);
    });
  };
  const unlisten = place.onFragment(onFragment);
  // It may have changed since that one was opened.
  onFragment();
  const begun = own === "" && !unsaved.isThere() ? begin() : null;
  if (unsaved.isThere()) void write();

  /** Without an act only the address gets its link, so that it can be copied; what is remembered stays as it is. */
  async function begin() {
    if (app.getState().modeLink !== null) return;
    const fragment = await fragmentOf(contentOf(app));
    if (fragment === null || own !== "" || place.fragment() !== "") return;
    if (place.replace(fragment)) own = fragment;
  }

  return () => {
    stop();
    unsubscribe();
    unfollow();
    unlisten();
  };
}

/** Whether a link leads to the scenario that was shown before. */
async function leadsBack(content: LinkContent, before: Visit | null): Promise<boolean> {
  if (!before) return false;
  const { scenario, entry } = before;
  try {
    return (await encodeLink({ ...content, scenario, entry: entry && entry.id })) === (await encodeLink(content));
  } catch {
    return false;
  }
}

/** Whether the same futures stand beside a scenario, under the same names. */
function isSameTree(one: LinkContent["branches"], other: LinkContent["branches"]): boolean {
  if (one?.id !== other?.id || one?.name !== other?.name || one?.others.length !== other?.others.length) return false;
  return (one?.others ?? []).every(({ id, name, scenario }, at) => {
    const branch = other?.others[at];
    return id === branch?.id && name === branch.name && scenario === branch.scenario;
  });
}

/**
 * Makes the fragment for what is shown: a link, or for what is too large the place on the shelf where it has been put; null
 * where that is refused.
 */
function fragments(shelf: Shelf): (content: LinkContent) => Promise<string | null> {
  // Another one for each page, also for two tabs that were opened from the same address.
  const id = Math.random().toString(36).slice(2, 14);
  /** What is known to be too large for a link. */
  let large: Scenario | null = null;
  let shelved: LinkContent | null = null;
  return async (content) => {
    if (content.scenario !== large) {
      try {
        return await encodeLink(content);
      } catch {
        large = content.scenario;
      }
    }
    try {
      const isShelved = content.scenario === shelved?.scenario && isSameTree(content.branches, shelved.branches);
      if (!isShelved) await shelf.put(id, content);
      shelved = content;
      return keptFragment(id, content);
    } catch {
      return null;
    }
  };
}
