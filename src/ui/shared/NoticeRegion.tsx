/**
 * Short messages above the time controls. Information goes away by itself, but not while somebody points at it or has
 * focus in it; errors stay until closed. Screen readers hear both: information when there is a pause, errors at once.
 */
import { useEffect, useState } from "react";
import type { AppState, Notice } from "../../store/appState.ts";
import { selectScenario } from "../../store/selectors.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { later } from "./layout/later.tsx";
import { noticeText } from "./text/noticeText.ts";
import { PanelBoundary } from "./layout/PanelBoundary.tsx";
import { useActions, useApp } from "./useApp.ts";
import { useRun, useRunActions } from "./useRun.ts";
import { useText } from "./text/useText.ts";

const NoticeProblems = later(async () => (await import("./NoticeProblems.tsx")).NoticeProblems);

const NoticeOfKeeping = later(async () => (await import("./NoticeOfKeeping.tsx")).NoticeOfKeeping);

const SHOWN_MS = 7000;
/** Notices that tell of a change which can be taken back. */
const UNDOABLE: ReadonlySet<string> = new Set(["machineDeleted"]);

const selectNotices = (state: AppState) => state.notices;

export function NoticeRegion() {
  const { shell } = useText();
  const notices = useApp(selectNotices);
  const information = notices.filter((notice) => notice.tone === "info");
  const errors = notices.filter((notice) => notice.tone === "error");
  return (
    <section
      aria-label={shell.region.notices}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(7.5rem+env(safe-area-inset-bottom))] z-40 flex flex-col items-center gap-2 md:bottom-20"
    >
      <div role="status" className="contents">
        {information.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </div>
      <div role="alert" className="contents">
        {errors.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </div>
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const text = useText();
  const { dismissNotice } = useActions();
  const { undo } = useRunActions();
  const scenario = useRun(selectScenario);
  // What "Undo" takes back is the newest change: it is offered only while that is the change the notice tells of.
  const [told] = useState(scenario);
  const [isHeld, setIsHeld] = useState(false);
  const goesAway = notice.tone === "info" && !isHeld && !notice.offers;
  // The sentences of most notices that offer something are loaded with the first of them.
  const isOfKeeping = notice.offers && !text.shell.notice[notice.code];
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
          <p>{noticeText(text, notice)}</p>
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
                {text.shell[code]}
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
          {text.shell.undo}
        </Button>
      )}
      <IconButton icon="close" look="quiet" label={text.shell.dismiss} onClick={() => dismissNotice(id)} />
    </div>
  );
}
