/**
 * A second window for an audience: what the page shows, without its controls. The page leads, over a channel of the browser;
 * the other window simulates the same scenario itself, which comes to the same, and goes to the moments that it is told.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { App, Language } from "./appState.ts";
import type { Run } from "./runState.ts";

/** The part of a BroadcastChannel that is used; tests put another in its place. What is posted reaches all others. */
export interface Channel {
  post(message: unknown): void;
  listen(heard: (message: unknown) => void): void;
  close(): void;
}

/** How the audience sees it. */
export interface View {
  readonly language: Language;
  readonly theme: "light" | "dark";
  readonly isFutureHidden: boolean;
  /** Nothing is shown. */
  readonly isBlack: boolean;
  /** Strong contrast, and a pattern for each machine. */
  readonly isProjector: boolean;
}

/** A time, and exactly so many rows; `Infinity`: all up to that time. */
interface At {
  readonly time: Tick;
  readonly step: number;
}

type FromPage =
  | {
      readonly type: "scene";
      readonly scenario: Scenario;
      readonly entry: string | null;
      readonly host: number;
      readonly at: At;
    }
  | { readonly type: "moment"; readonly at: At; readonly view: View }
  /** Whoever is there answers. */
  | { readonly type: "who" }
  | { readonly type: "over" };

/** A key that was pressed in the window of the audience: there a remote acts as on the page. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
}

type FromAudience =
  | { readonly type: "here" }
  | { readonly type: "gone" }
  | { readonly type: "key"; readonly pressed: Pressed };

/** Moments are told no more often than 30 times a second. */
const MOMENT_MS = 33;

export interface PresenterState {
  /** The window is there. */
  readonly isThere: boolean;
  readonly isProjector: boolean;
}

export interface Presenter {
  readonly state: StoreApi<PresenterState>;
  setProjector(isProjector: boolean): void;
  /** Leads whoever listens on `channel`; returns the function that ends it, for the other window as well. */
  lead(channel: Channel): () => void;
}

export interface PresenterOptions {
  /** The theme in force. */
  readonly theme: () => "light" | "dark";
  /** A key was pressed in the other window. */
  readonly pressed: (pressed: Pressed) => void;
}

/** Whoever is led sees what the first of the runs shows. */
export function createPresenter(app: App, options: PresenterOptions): Presenter {
  const state = createStore<PresenterState>()(() => ({ isThere: false, isProjector: false }));
  return {
    state,
    setProjector: (isProjector) => state.setState({ isProjector }),
    lead: (channel) => lead(app, state, channel, options),
  };
}

function lead(app: App, state: Presenter["state"], channel: Channel, { theme, pressed }: PresenterOptions): () => void {
  const run = () => app.getState().runs[0];
  const post = (message: FromPage) => channel.post(message);
  const at = (): At => {
    const { cursor, trace } = run().getState();
    const isWhole = !trace || trace.rowsUpTo(cursor.time) === cursor.row;
    return { time: cursor.time, step: isWhole ? Infinity : cursor.row };
  };
  const view = (): View => {
    const { language, isFutureHidden, isBlack } = app.getState();
    return { language, theme: theme(), isFutureHidden, isBlack, isProjector: state.getState().isProjector };
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: Scenario | null = null;
  let toldHost = -1;
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    const { whole: scenario, entry, shown } = run().getState();
    if (told !== scenario || toldHost !== shown)
      post({ type: "scene", scenario, entry: entry && entry.id, host: shown, at: at() });
    told = scenario;
    toldHost = shown;
    post({ type: "moment", at: at(), view: view() });
  };
  const soon = () => {
    if (state.getState().isThere) timer ??= setTimeout(tell, MOMENT_MS);
  };
  let watched: Run = run();
  let stopWatching = watched.subscribe(soon);
  const stopFollowing = app.subscribe(() => {
    // A mode shows a run of its own.
    if (run() !== watched) {
      stopWatching();
      watched = run();
      stopWatching = watched.subscribe(soon);
    }
    soon();
  });
  const stopState = state.subscribe(soon);
  channel.listen((message) => {
    const said = message as FromAudience;
    switch (said.type) {
      case "here":
        told = null;
        state.setState({ isThere: true });
        return tell();
      case "gone":
        return state.setState({ isThere: false });
      case "key":
        return pressed(said.pressed);
    }
  });
  // A window may be there from before the page was loaded again.
  post({ type: "who" });
  return () => {
    stopWatching();
    stopFollowing();
    stopState();
    clearTimeout(timer);
    post({ type: "over" });
    channel.close();
    state.setState({ isThere: false });
  };
}

export interface Following {
  /** What the page has said last of how it is seen; null: nothing yet. */
  readonly view: View | null;
  /** The page has ended it. */
  readonly isOver: boolean;
}

/** The ways out of following. */
export interface Attendance {
  /** Tells the page of a key. */
  press(pressed: Pressed): void;
  leave(): void;
}

export interface Follower {
  readonly state: StoreApi<Following>;
  /** Follows whoever leads on `channel`. */
  attend(channel: Channel): Attendance;
}

export function createFollower(app: App): Follower {
  const state = createStore<Following>()(() => ({ view: null, isOver: false }));
  return { state, attend: (channel) => attend(app, state, channel) };
}

function attend(app: App, state: Follower["state"], channel: Channel): Attendance {
  const post = (message: FromAudience) => channel.post(message);
  const { actions: page } = app.getState();
  const [run] = app.getState().runs;
  /** The moment told last. It may not have been simulated here when it is told. */
  let wanted: At | null = null;
  const go = () => {
    const { actions, trace } = run.getState();
    if (!wanted || !trace) return;
    if (wanted.step === Infinity || wanted.step > trace.rowCount) actions.seekTime(wanted.time);
    else actions.seekRow(wanted.step);
  };
  const stopWatching = run.subscribe(({ trace }, before) => {
    if (trace !== before.trace && run.getState().cursor.time !== wanted?.time) go();
  });
  channel.listen((message) => {
    const told = message as FromPage;
    switch (told.type) {
      case "scene": {
        const { scenario, entry, host, at } = told;
        wanted = null;
        return run.getState().actions.openScenario(scenario, at, { entry, shown: host });
      }
      case "moment": {
        const { at, view } = told;
        wanted = at;
        go();
        const { language, theme, isFutureHidden } = app.getState();
        if (language !== view.language) page.setLanguage(view.language);
        if (theme !== view.theme) page.setTheme(view.theme);
        if (isFutureHidden !== view.isFutureHidden) page.hideFuture(view.isFutureHidden);
        return state.setState({ view, isOver: false });
      }
      case "who":
        return post({ type: "here" });
      case "over":
        return state.setState({ isOver: true });
    }
  });
  // It stands before a room: all is as large as in a lecture.
  page.setLecture(true);
  post({ type: "here" });
  return {
    press: (pressed) => post({ type: "key", pressed }),
    leave() {
      stopWatching();
      post({ type: "gone" });
      channel.close();
    },
  };
}

/** The channel of the windows that share `id`. */
export function browserChannel(id: string): Channel {
  const channel = new BroadcastChannel(`hyperscope-audience-${id}`);
  return {
    post: (message) => channel.postMessage(message),
    listen: (heard) => channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => heard(data)),
    close: () => channel.close(),
  };
}
