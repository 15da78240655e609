/**
 * An app with a run made by hand, for component tests: what is shown the test says; nothing is simulated. Actions only
 * remember that they were called, but for `select`, which selects.
 */
import { vi, type Mock } from "vitest";
import { createStore } from "zustand/vanilla";
import { DEFAULT_CONVENTIONS, SCENARIO_VERSION, type Scenario } from "../../src/model/scenario.ts";
import { createApp } from "../../src/store/app.ts";
import type { AppActions } from "../../src/store/appState.ts";
import type { RunActions, RunState, RunStore } from "../../src/store/runState.ts";
import { NOTHING_TRIED } from "../../src/store/run.ts";
import { oneRun, type OneActions, type OneRun, type OneState } from "./oneRun.tsx";
import { hostOf } from "../../src/model/scenario.ts";

export type FakeActions = { readonly [Name in keyof OneActions]: Mock<OneActions[Name]> };

export interface FakeApp extends OneRun {
  readonly actions: FakeActions;
}

/** A host of four frames, one pCPU and no disk. */
const EMPTY: Scenario = {
  version: SCENARIO_VERSION,
  title: "Fake",
  seed: 1,
  tickUnit: "tick",
  hosts: [
    {
      pcpus: 1,
      runQueues: "global",
      workStealing: false,
      scheduler: { policy: "rr", params: {} },
      frames: 4,
      pageBytes: 4096,
      replacement: { policy: "lru", params: {} },
      replacementScope: "global",
      disks: [],
      extentBytes: 4 * 1024 * 1024,
      allocation: "normal",
      swapBytes: 0,
      costs: {
        worldSwitch: 0,
        migration: 0,
        fault: 0,
        ioExit: 0,
        reference: 1,
        hypercall: 0,
        trap: 0,
        shutdown: 0,
      },
    },
  ],
  conventions: DEFAULT_CONVENTIONS,
  machines: [],
  commands: [],
};

/** The empty host with page replacement by `policy`. */
export function replacingBy(policy: string): Scenario {
  return { ...EMPTY, hosts: [{ ...hostOf(EMPTY), replacement: { policy, params: {} } }] };
}

function runActions() {
  return {
    openScenario: vi.fn<RunActions["openScenario"]>(),
    goBack: vi.fn<RunActions["goBack"]>(),
    giveCommand: vi.fn<RunActions["giveCommand"]>(),
    giveCommands: vi.fn<RunActions["giveCommands"]>(),
    changeHost: vi.fn<RunActions["changeHost"]>(),
    rename: vi.fn<RunActions["rename"]>(),
    showHost: vi.fn<RunActions["showHost"]>(),
    undo: vi.fn<RunActions["undo"]>(),
    redo: vi.fn<RunActions["redo"]>(),
    step: vi.fn<RunActions["step"]>(),
    seekTime: vi.fn<RunActions["seekTime"]>(),
    seekRow: vi.fn<RunActions["seekRow"]>(),
    seekStart: vi.fn<RunActions["seekStart"]>(),
    seekEnd: vi.fn<RunActions["seekEnd"]>(),
    compareRules: vi.fn<RunActions["compareRules"]>(),
    tryPolicies: vi.fn<RunActions["tryPolicies"]>(),
    restart: vi.fn<RunActions["restart"]>(),
    regrow: vi.fn<RunActions["regrow"]>(),
    askWhatIf: vi.fn<RunActions["askWhatIf"]>(),
    settleCrowd: vi.fn<RunActions["settleCrowd"]>(),
    fork: vi.fn<RunActions["fork"]>(),
    beside: vi.fn<RunActions["beside"]>(),
    play: vi.fn<RunActions["play"]>(),
    close: vi.fn<RunActions["close"]>(),
  };
}

function appActions(select: AppActions["select"]) {
  return {
    setPlaying: vi.fn<AppActions["setPlaying"]>(),
    setScrubbing: vi.fn<AppActions["setScrubbing"]>(),
    setSpeed: vi.fn<AppActions["setSpeed"]>(),
    setStepUnit: vi.fn<AppActions["setStepUnit"]>(),
    select: vi.fn<AppActions["select"]>(select),
    light: vi.fn<AppActions["light"]>(),
    setLanguage: vi.fn<AppActions["setLanguage"]>(),
    setTheme: vi.fn<AppActions["setTheme"]>(),
    setMode: vi.fn<AppActions["setMode"]>(),
    setWithoutRun: vi.fn<AppActions["setWithoutRun"]>(),
    setModeLink: vi.fn<AppActions["setModeLink"]>(),
    openDialog: vi.fn<AppActions["openDialog"]>(),
    notify: vi.fn<AppActions["notify"]>(),
    dismissNotice: vi.fn<AppActions["dismissNotice"]>(),
    setFolds: vi.fn<AppActions["setFolds"]>(),
    setKept: vi.fn<AppActions["setKept"]>(),
    fold: vi.fn<AppActions["fold"]>(),
    hideFuture: vi.fn<AppActions["hideFuture"]>(),
    showLife: vi.fn<AppActions["showLife"]>(),
    setLecture: vi.fn<AppActions["setLecture"]>(),
    openConsole: vi.fn<AppActions["openConsole"]>(),
    present: vi.fn<AppActions["present"]>(),
    showRuns: vi.fn<AppActions["showRuns"]>(),
  };
}

/** An app and a run with these values; the rest is that of a complete run of a host without machines. */
export function fakeApp(state: Partial<OneState> = {}): FakeApp {
  const ofRun: RunState = {
    scenario: EMPTY,
    whole: EMPTY,
    shown: 0,
    traces: [],
    entry: null,
    before: null,
    tree: { family: {}, id: 0, name: "", others: [] },
    isWhatIf: false,
    crowded: null,
    canUndo: false,
    canRedo: false,
    refusals: 0,
    status: { kind: "complete" },
    trace: null,
    comparison: null,
    tried: NOTHING_TRIED,
    cursor: { time: state.host?.time ?? 0, row: state.host?.row ?? 0 },
    asked: { time: state.host?.time ?? 0, row: state.host?.row ?? 0 },
    isThere: true,
    host: null,
  };
  const run = createStore<RunStore>()(() => ({ ...ofRun, actions: runActions() }));
  const app = createApp({ language: "en", theme: "light", openRun: () => run });
  app.setState(({ actions }) => ({ actions: appActions(actions.select) }));
  const fake = oneRun(app) as FakeApp;
  fake.setState(state);
  return fake;
}
