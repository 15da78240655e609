/**
 * Composition root of the page where it is not the whole of what is seen: in a frame of another page (`&embed=1` behind the
 * link; `&embed=text`: of a lesson what is read alone), or in the window for an audience (`&audience=…`). It stores nothing, and
 * its address stays as it is.
 */
import { createRoot } from "react-dom/client";
import { scenarioIn, titleOf } from "./scenarios/gallery.ts";
import { threeTenants } from "./scenarios/threeTenants.ts";
import { entryOf } from "./scenarios/titles.ts";
import { createApp } from "./store/app.ts";
import type { App } from "./store/appState.ts";
import { pageBorder } from "./store/border.ts";
import { fragmentOf } from "./store/frame.ts";
import { placeOfLink } from "./store/lessonLink.ts";
import { createRun } from "./store/run.ts";
import { readLink } from "./store/readLink.ts";
import { readerLanguage } from "./store/readerLanguage.ts";
import { FramedApp } from "./ui/framed/FramedApp.tsx";
import { chineseTexts } from "./ui/shared/text/chineseTexts.ts";
import { AppContext } from "./ui/shared/useApp.ts";
import { createRunClient, startRealWorker } from "./worker/client.ts";

/** What is read of lessons here is remembered nowhere. */
async function lessonParts(app: App) {
  const { FramedLesson, forgetLessons } = await import("./ui/framed/FramedLesson.tsx");
  forgetLessons(app);
  return { FramedLesson };
}

export async function framed(address: string): Promise<void> {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  const link = fragmentOf(address);
  const isLesson = (placeOfLink(link)?.lesson ?? null) !== null;
  // A lesson brings its own scenario.
  const read = await readLink(isLesson ? "" : link);
  const content = read.ok ? read.value : null;
  const language = content?.language ?? readerLanguage(navigator.languages, null);
  // Another one can be asked for at any time.
  await chineseTexts().catch(() => null);
  const app = createApp({
    language,
    theme: "system",
    folds: content?.folds ?? {},
    modeLink: isLesson ? link : null,
    openRun: (owner) =>
      createRun({
        entry: content ? entryOf(content.scenario.title, content.entry) : titleOf(threeTenants),
        scenario: content?.scenario ?? scenarioIn(threeTenants, language),
        shown: content?.host,
        branches: content?.branches,
        cursor: content
          ? { time: content.cursor.time, row: content.cursor.step }
          : { time: threeTenants.opensAt ?? 0, row: Infinity },
        connect: (listener) => createRunClient(startRealWorker, listener),
        owner,
      }),
  });
  if (!read.ok)
    app.getState().actions.notify({ tone: "error", code: "linkBroken", values: {}, problems: read.problems });
  pageBorder.load();
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no element #root");
  const audience = /&audience=([\w-]+)/.exec(address)?.[1];
  const { Audience } = audience ? await import("./ui/presenter/Audience.tsx") : { Audience: null };
  const { FramedLesson } = isLesson && !audience ? await lessonParts(app) : { FramedLesson: null };
  const isTextOnly = address.includes("&embed=text");
  createRoot(root).render(
    <AppContext value={app}>
      {audience && Audience ? (
        <Audience id={audience} />
      ) : (
        <FramedApp>{FramedLesson && <FramedLesson isTextOnly={isTextOnly} />}</FramedApp>
      )}
    </AppContext>,
  );
}
