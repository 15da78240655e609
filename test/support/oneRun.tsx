/**
 * An app that shows one run, seen as one thing: a test reads and sets the state of both without caring which of the two
 * has what. `openApp` makes a real one; `fakeApp.ts` one by hand.
 */
import type { ReactNode } from "react";
import { createApp } from "../../src/store/app.ts";
import type { App, AppActions, AppState, Language, Theme } from "../../src/store/appState.ts";
import { openBorder } from "../../src/store/border.ts";
import { editRules } from "../../src/store/editRules.ts";
import { createRun, type RunOptions } from "../../src/store/run.ts";
import type { Run, RunActions, RunState } from "../../src/store/runState.ts";
import { AppContext } from "../../src/ui/shared/useApp.ts";
import { RunContext } from "../../src/ui/shared/useRun.ts";

export type OneState = AppState & RunState;
export type OneActions = AppActions & RunActions;

export interface OneRun {
  readonly app: App;
  readonly run: Run;
  readonly actions: OneActions;
  getState(): OneState;
  setState(part: Partial<OneState>): void;
}

/** The app and the first of its runs. */
export function oneRun(app: App): OneRun {
  const [run] = app.getState().runs;
  return {
    app,
    run,
    actions: { ...app.getState().actions, ...run.getState().actions },
    getState: () => ({ ...app.getState(), ...run.getState() }),
    setState(part) {
      const isOfRun = (name: string) => name in run.getState();
      const parts = Object.entries(part);
      const ofRun = parts.filter(([name]) => isOfRun(name));
      const ofApp = parts.filter(([name]) => !isOfRun(name));
      if (ofApp.length > 0) app.setState(Object.fromEntries(ofApp));
      // One host is all there is, unless somebody says otherwise.
      const whole = part.scenario && !part.whole ? { whole: part.scenario } : {};
      if (ofRun.length > 0) run.setState({ ...Object.fromEntries(ofRun), ...whole });
    },
  };
}

export interface OpenOptions extends Omit<RunOptions, "owner"> {
  readonly language?: Language;
  readonly theme?: Theme;
}

/** A real app with a real run, which `connect` simulates, opened as the page opens it. What edits need is here already. */
export function openApp({ language = "en", theme = "light", ...options }: OpenOptions): OneRun {
  const border = options.border ?? openBorder(editRules);
  const entry = options.entry ?? editRules.entryOf(options.scenario.title);
  return oneRun(createApp({ language, theme, openRun: (owner) => createRun({ ...options, entry, owner, border }) }));
}

/** The place on a page where components find the app and the run. */
export function OnPage({ of, children }: { readonly of: OneRun; readonly children: ReactNode }) {
  return (
    <AppContext value={of.app}>
      <RunContext value={of.run}>{children}</RunContext>
    </AppContext>
  );
}
