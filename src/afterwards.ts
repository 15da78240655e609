/**
 * What the page does without until it has been shown: it plays, keeps what is done, in its address and in the browser, and
 * keeps itself there, so that it opens without a network.
 */
import { keepOffline } from "./offline/install.ts";
import { followAddress, type AddressPorts } from "./store/addressBar.ts";
import type { App } from "./store/appState.ts";
import { keepMode } from "./store/modeKept.ts";
import { reloadPage } from "./ui/shared/layout/reloadPage.ts";
import { saveScenario } from "./ui/shared/saveScenario.ts";
import { startPlayback } from "./ui/transport/playback.ts";

/** `opened`: the address that the page was opened with. */
export function afterwards(app: App, ports: Omit<AddressPorts, "saveScenario">, opened: string): void {
  startPlayback(app);
  keepMode(app, sessionOf(window), isReload());
  followAddress(app, { ...ports, saveScenario }, opened);
  // Not where the page is developed: there it is made anew with every change.
  if (import.meta.env.PROD) void keepOffline(tellOf(app), reloadPage);
}

/** The page was there before in this tab. */
const isReload = () =>
  performance
    .getEntriesByType("navigation")
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === "reload");

function sessionOf(page: Window): Storage | null {
  try {
    return page.sessionStorage;
  } catch {
    return null;
  }
}

function tellOf(app: App): (use: () => void) => void {
  return (use) => {
    const offers = [{ code: "update", run: use }] as const;
    app.getState().actions.notify({ tone: "info", code: "newVersion", values: {}, problems: [], offers });
  };
}
