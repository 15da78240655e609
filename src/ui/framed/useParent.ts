/**
 * The page around the frame, as the store asks for it: messages of the browser, sentences and figures; and what it is told
 * besides: how high the frame would have to be to show all of it.
 */
import { useEffect } from "react";
import { reportOf } from "../../codec/out/report.ts";
import { spokenStep } from "../../i18n/explain/step.ts";
import { problems, problemSentence } from "../../i18n/messages/problems.ts";
import { shownTitle } from "../../scenarios/gallery.ts";
import type { App } from "../../store/appState.ts";
import { answerParent, type Parent } from "../../store/frame.ts";
import { useAppWithRuns } from "../shared/useApp.ts";
import { CHARTS_ID } from "../shell/SkipLinks.tsx";
import { stepOf } from "../why/stepTold.ts";

const VERSION = 1;

/** Posts to the page around; to anybody where nobody has asked yet. */
function post(message: object, origin: string | null): void {
  // A page of a file has no origin to answer to.
  window.parent.postMessage(message, origin === null || origin === "null" ? "*" : origin);
}

export function useParent(): void {
  const app = useAppWithRuns();
  useEffect(() => {
    if (window.parent === window) return undefined;
    const stopAnswering = answerParent(app, parentOf(app));
    const stopMeasuring = measure();
    return () => {
      stopAnswering();
      stopMeasuring();
    };
  }, [app]);
}

function parentOf(app: App): Parent {
  const run = () => app.getState().runs[0].getState();
  const language = () => app.getState().language;
  return {
    version: "1",
    tell: post,
    listen(heard) {
      const take = (event: MessageEvent<unknown>) => {
        if (event.source === window.parent) heard(event.data, event.origin);
      };
      window.addEventListener("message", take);
      return () => window.removeEventListener("message", take);
    },
    sentence() {
      const { trace, host, scenario, cursor } = run();
      if (!trace || !host) return "";
      const step = stepOf({ trace, host, scenario, cursor, isPlaying: false }, language());
      return step ? spokenStep(step.told) : "";
    },
    title: () => shownTitle(run().scenario.title, run().entry, language()),
    value(what) {
      const { trace, scenario, cursor } = run();
      if (!trace) return null;
      const until = what === "figures" ? Math.floor(cursor.time) : trace.knownUntil;
      const { title, complete, metrics } = reportOf(scenario, trace, until);
      return { title, until, complete, metrics };
    },
    problemText: (problem) => problemSentence(problems[language()], problem, false),
    show(nextLanguage, theme) {
      const { setLanguage, setTheme } = app.getState().actions;
      if (nextLanguage) setLanguage(nextLanguage);
      if (theme) setTheme(theme);
    },
  };
}

/** Tells how high the page would be if nothing in it had to be scrolled, whenever that changes. */
function measure(): () => void {
  let told = 0;
  const tell = () => {
    const charts = document.getElementById(CHARTS_ID);
    if (!charts) return;
    const height = Math.ceil(window.innerHeight - charts.clientHeight + charts.scrollHeight);
    if (height === told) return;
    told = height;
    post({ hyperscope: { v: VERSION, type: "size", height } }, null);
  };
  const observer = new ResizeObserver(tell);
  const timer = setInterval(() => {
    const charts = document.getElementById(CHARTS_ID);
    if (!charts) return;
    clearInterval(timer);
    for (const panel of charts.children) observer.observe(panel);
    observer.observe(charts);
    tell();
  }, 100);
  return () => {
    clearInterval(timer);
    observer.disconnect();
  };
}
