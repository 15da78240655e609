/** One notice: what it says, what it offers, and how it goes away. Loads after the first picture. */
import { useEffect, useState } from "react";
import { notices } from "../../i18n/messages/notices.ts";
import type { Notice } from "../../store/appState.ts";
import { selectLanguage, selectScenario } from "../../store/selectors.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { later } from "./layout/later.tsx";
import { PanelBoundary } from "./layout/PanelBoundary.tsx";
import { hasSentence, noticeText } from "./text/noticeText.ts";
import { useText } from "./text/useText.ts";
import { useActions, useApp } from "./useApp.ts";
import { useRun, useRunActions } from "./useRun.ts";

const NoticeProblems = later(async () => (await import("./NoticeProblems.tsx")).NoticeProblems);

const NoticeOfKeeping = later(async () => (await import("./NoticeOfKeeping.tsx")).NoticeOfKeeping);

const SHOWN_MS = 7000;
/** Notices that tell of a change which can be taken back. */
const UNDOABLE: ReadonlySet<string> = new Set(["machineDeleted", "memoryDiscarded", "forked"]);

export function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { shell } = useText();
  const language = useApp(selectLanguage);
  const { dismissNotice } = useActions();
  const { undo } = useRunActions();
  const scenario = useRun(selectScenario);
  // What "Undo" takes back is the newest change: it is offered only while that is the change the notice tells of.
  const [told] = useState(scenario);
  const [isHeld, setIsHeld] = useState(false);
  const goesAway = notice.tone === "info" && !isHeld && !notice.offers;
  // The sentences of most notices that offer something are loaded with the first of them.
  const isOfKeeping = notice.offers && !hasSentence(language, notice.code);
  const { id } = notice;

  useEffect(() => {
    if (!goesAway) return;
    const timer = setTimeout(() => dismissNotice(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [goesAway, id, dismissNotice]);

  return (
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className={`pointer-events-auto flex max-w-full items-start gap-2.5 rounded-xl border bg-panel py-2 pr-2 pl-3.5 text-body shadow-float sm:max-w-lg ${
        notice.tone === "error" ? "border-fault" : "border-line-strong"
      }`}
    >
      <Icon
        name={notice.tone === "error" ? "fault" : "check"}
        className={`mt-1.5 size-4 ${notice.tone === "error" ? "text-fault" : "text-ok"}`}
      />
      <div className="min-w-0 py-1 break-words">
        {isOfKeeping ? (
          <PanelBoundary>
            <NoticeOfKeeping code={notice.code} />
          </PanelBoundary>
        ) : (
          <p>{noticeText(language, notice)}</p>
        )}
        {notice.problems.length > 0 && (
          <PanelBoundary>
            <NoticeProblems problems={notice.problems} />
          </PanelBoundary>
        )}
        {notice.offers && (
          <p className="mt-1.5 flex flex-wrap gap-2">
            {notice.offers.map(({ code, run }) => (
              <Button
                key={code}
                onClick={() => {
                  run();
                  if (code !== "saveFile") dismissNotice(id);
                }}
              >
                {notices[language].offer[code]}
              </Button>
            ))}
          </p>
        )}
      </div>
      {UNDOABLE.has(notice.code) && scenario === told && (
        <Button
          look="link"
          onClick={() => {
            undo();
            dismissNotice(id);
          }}
        >
          {shell.undo}
        </Button>
      )}
      <IconButton icon="close" look="quiet" label={shell.dismiss} onClick={() => dismissNotice(id)} />
    </div>
  );
}
