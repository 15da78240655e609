/**
 * Shown when there is no worker that answers: what happened, a report to copy, and a way to go on. It stays on the page once
 * it was needed, so that it knows what has been tried.
 */
import { useRef } from "react";
import { failure } from "../../i18n/messages/failure.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { Icon } from "../shared/Icon.tsx";
import { reloadIfServed } from "../shared/layout/reloadIfServed.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";

const selectStatus = (state: RunState) => state.status;

export function RunFailedBanner() {
  const t = failure[useApp(selectLanguage)];
  const { notify } = useActions();
  const { restart } = useRunActions();
  const status = useRun(selectStatus);
  const shown = useRef<HTMLPreElement>(null);
  const hasTried = useRef(false);
  if (status.kind !== "failed") return null;
  const { report, cause } = status;
  const isBug = cause === "bug";

  const goOn = () => {
    // The server may have another version of the page by now, with another worker.
    if (cause === "notLoaded" && hasTried.current) void reloadIfServed();
    hasTried.current = true;
    restart();
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(report);
      notify({ tone: "info", code: "reportCopied", values: {}, problems: [] });
    } catch {
      notify({ tone: "error", code: "copyFailed", values: {}, problems: [] });
      if (shown.current) select(shown.current);
    }
  };
  return (
    <div role="alert" className="shrink-0 border-b border-fault bg-fault-soft px-4 py-2.5 text-body">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Icon name="fault" className="size-5 text-fault" />
        <div className="min-w-60 flex-1">
          <p className="font-semibold text-fault">{t.title[cause]}</p>
          <p>{t.text[cause]}</p>
        </div>
        {isBug && (
          <Button icon="copy" onClick={() => void copy()}>
            {t.copy}
          </Button>
        )}
        <Button look="accent" icon="restart" onClick={goOn}>
          {cause === "notLoaded" ? t.again : t.restart}
        </Button>
      </div>
      {isBug && (
        <details className="mt-1">
          <summary className="cursor-pointer text-xs text-soft">{t.report}</summary>
          <pre
            ref={shown}
            role="region"
            aria-label={t.report}
            // A region that scrolls must be reachable by keyboard.
            tabIndex={0}
            className="scroll-quiet mt-1 max-h-40 overflow-auto rounded-md bg-panel p-2 font-mono text-xs whitespace-pre-wrap"
          >
            {report}
          </pre>
        </details>
      )}
    </div>
  );
}

/** Unfolds the report and selects all of it: what is left to do is one key. */
function select(report: HTMLElement): void {
  report.closest("details")?.setAttribute("open", "");
  report.focus();
  getSelection()?.selectAllChildren(report);
}
