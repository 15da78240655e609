/**
 * The console: the manager's commands typed instead of clicked, in our words or in those of virsh and LVM, between the
 * panels and the time controls. What is typed and what is clicked are entries of one log.
 */
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { scriptOf } from "../../codec/console/script.ts";
import { Button } from "../shared/Button.tsx";
import { CopyButton } from "../shared/CopyButton.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { useActions, useAppWithRuns } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";
import { CommandLine } from "./CommandLine.tsx";
import { consoleOf } from "./session.ts";
import { Transcript } from "./Transcript.tsx";
import { useConsoleText } from "./useConsoleText.ts";

export function ConsoleDock() {
  const { console: t } = useConsoleText();
  const app = useAppWithRuns();
  const run = useRunApi();
  const actions = useActions();
  const session = consoleOf(run, () => app.getState().language);
  const { entries, history, waiting } = useStore(session);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section
      aria-label={t.title}
      className="flex h-[min(17rem,42dvh)] shrink-0 flex-col border-t border-line-strong bg-panel max-md:h-[46dvh]"
    >
      <header className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3.5">
        <h2 className="text-sm font-semibold">{t.title}</h2>
        {waiting > 1 && (
          <>
            <span role="status" className="text-xs text-soft">
              {t.waiting(waiting)}
            </span>
            <Button className="h-7! rounded-md! px-2.5! text-xs!" onClick={() => session.stop()}>
              {t.stop}
            </Button>
          </>
        )}
        <div className="ml-auto flex items-center gap-1.5">
          <CopyButton label={t.copyScript} copied={t.copied} text={() => scriptOf(run.getState().whole).join("\n")} />
          <IconButton
            icon="remove"
            look="quiet"
            label={t.clear}
            disabled={entries.length === 0}
            onClick={() => session.setState({ entries: [] })}
          />
          <IconButton icon="close" look="quiet" label={t.close} onClick={() => actions.openConsole(false)} />
        </div>
      </header>
      <Transcript entries={entries} />
      <CommandLine session={session} history={history} field={field} onClose={() => actions.openConsole(false)} />
    </section>
  );
}
