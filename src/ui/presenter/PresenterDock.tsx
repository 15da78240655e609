/**
 * What whoever presents has below the panels while an audience sees the same moment in a window without controls: whether that
 * window is there, a black screen, colours for a projector, what to see here, the next question with its answer, and notes.
 */
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { entryCalled } from "../../scenarios/list.ts";
import { browserChannel, createPresenter, type Pressed, type Presenter } from "../../store/audience.ts";
import { selectEntry, selectIsBlack, selectLanguage } from "../../store/selectors.ts";
import { QuestionAhead } from "../predict/QuestionAhead.tsx";
import { Button } from "../shared/Button.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useActions, useApp, useAppWithRuns } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { channelId, openAudience, unansweredText } from "./audienceWindow.ts";
import { Clock } from "./Clock.tsx";
import { NotesField } from "./NotesField.tsx";
import { usePresenterText } from "./usePresenterText.ts";

export function PresenterDock() {
  const { presenter: t } = usePresenterText();
  const actions = useActions();
  const presenter = usePresenter();
  const title = useRun(selectEntry);
  const language = useApp(selectLanguage);
  const entry = title && entryCalled(title.id);
  return (
    <section
      aria-label={t.title}
      className="flex max-h-[34dvh] shrink-0 flex-col border-t border-line-strong bg-panel max-md:max-h-[30dvh]"
    >
      <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3.5 py-1">
        <h2 className="text-sm font-semibold">{t.title}</h2>
        <Clock />
        <Controls presenter={presenter} />
        <span className="flex-1" />
        <IconButton icon="close" look="quiet" label={t.close} onClick={() => actions.present(false)} />
      </header>
      <div
        role="region"
        aria-label={t.details}
        tabIndex={0}
        className="grid min-h-0 flex-1 grid-cols-[1fr_1.4fr_1.4fr] gap-x-5 gap-y-3 overflow-y-auto px-3.5 py-2.5 text-body max-lg:grid-cols-2 max-md:grid-cols-1"
      >
        {entry && (
          <div className="max-lg:col-span-full">
            <h3 className="mb-1 text-xs font-semibold text-accent">{t.see}</h3>
            <p>{entry.texts[language].see}</p>
          </div>
        )}
        <div className={entry ? "" : "col-span-2 max-md:col-span-1 max-lg:col-span-1"}>
          <h3 className="mb-1 text-xs font-semibold text-accent">{t.question}</h3>
          <PanelBoundary>
            <QuestionAhead words={t} />
          </PanelBoundary>
        </div>
        <NotesField />
      </div>
    </section>
  );
}

function Controls({ presenter }: { readonly presenter: Presenter }) {
  const { presenter: t } = usePresenterText();
  const actions = useActions();
  const isBlack = useApp(selectIsBlack);
  const { isThere, isProjector } = useStore(presenter.state);
  const [isBlocked, setBlocked] = useState(false);
  const pressed = "border-accent! bg-accent-soft! text-accent!";
  return (
    <>
      {isThere ? (
        <span role="status" className="text-xs text-soft">
          {t.there}
        </span>
      ) : (
        <>
          <span role="status" className={`text-xs ${isBlocked ? "text-fault" : "text-soft"}`}>
            {isBlocked ? t.blocked : unansweredText(t, t.waiting)}
          </span>
          <Button onClick={() => setBlocked(!openAudience())} className="max-md:h-11!">
            {t.again}
          </Button>
        </>
      )}
      <Button
        aria-pressed={isBlack}
        aria-keyshortcuts="B"
        disabled={!isThere}
        onClick={() => actions.present(true, !isBlack)}
        className={`max-md:h-11! ${isBlack ? pressed : ""}`}
      >
        {t.black}
      </Button>
      <Button
        aria-pressed={isProjector}
        disabled={!isThere}
        onClick={() => presenter.setProjector(!isProjector)}
        className={`max-md:h-11! ${isProjector ? pressed : ""}`}
      >
        {t.projector}
      </Button>
    </>
  );
}

/** Leads the other window as long as it stands here. */
function usePresenter(): Presenter {
  const app = useAppWithRuns();
  const [presenter] = useState(() => createPresenter(app, { theme: themeNow, pressed: pressHere }));
  useEffect(() => presenter.lead(browserChannel(channelId())), [presenter]);
  return presenter;
}

function themeNow(): "light" | "dark" {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}

/** A key of the other window acts as it would on the page, and not on what has the focus here. */
function pressHere({ key, shiftKey }: Pressed): void {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
}
