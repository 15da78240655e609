/**
 * The hosts of a scenario that has several: all panels show the one that is chosen. Each says how many machines are on it at
 * the moment shown. Where somebody decides which host a machine is put on, they would tell what comes of it: there are none.
 */
import { hosts } from "../../i18n/messages/hosts.ts";
import { selectLanguage, selectMode, selectShown, selectWhole } from "../../store/selectors.ts";
import type { RunState } from "../../store/runState.ts";
import { inhabitantsAt } from "../../trace/figures/inhabitants.ts";
import { isolated } from "../../trace/isolated.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { useMoment } from "../shared/moment/useMoment.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";

const selectTraces = ({ traces }: RunState) => traces;

interface Inside {
  readonly names: readonly string[];
  readonly isFailed: boolean;
  readonly isInMaintenance: boolean;
}

/** After the first `row` rows of `trace`. */
function insideOf(trace: TraceReader, row: number): Inside {
  const { vms, changes, ...rest } = inhabitantsAt(trace, row);
  const { info } = trace.after(changes);
  return { ...rest, names: vms.map((vm) => info.vms[vm]?.name ?? "") };
}

const NOBODY: Inside = { names: [], isFailed: false, isInMaintenance: false };

export function HostTabs() {
  const language = useApp(selectLanguage);
  const t = hosts[language];
  const app = useActions();
  const isBeside = useApp(selectMode) === "hosts";
  const { showHost } = useRunActions();
  const whole = useRun(selectWhole);
  const shown = useRun(selectShown);
  const traces = useRun(selectTraces);
  const moment = useMoment();
  const all = moment
    ? traces.map((trace, host) =>
        insideOf(trace, host === shown ? moment.cursor.row : trace.rowsUpTo(moment.cursor.time)),
      )
    : [];

  if (whole.byHand?.kinds.includes("host")) return null;

  const show = (host: number) => {
    // Machines, frames and volumes have numbers of their own on each host.
    app.select(null);
    app.light(null);
    showHost(host);
  };

  return (
    <nav
      aria-label={t.tabs}
      className="scroll-quiet flex h-9 shrink-0 items-stretch gap-1 overflow-x-auto border-b border-line bg-panel px-3 max-md:h-11"
    >
      {whole.hosts.map((spec, host) => {
        const name = spec.name ?? t.name(host + 1);
        const { names, isFailed, isInMaintenance } = all[host] ?? NOBODY;
        const isShown = host === shown;
        return (
          <button
            // oxlint-disable-next-line react/no-array-index-key
            key={host}
            type="button"
            aria-current={isShown ? "true" : undefined}
            title={t.title(isolated(name), names.length === 0 ? t.none : names.map(isolated).join(", "))}
            onClick={() => show(host)}
            className={`flex shrink-0 cursor-pointer items-center gap-1.5 border-b-2 px-2.5 text-xs whitespace-nowrap max-md:min-w-11 ${
              isShown ? "border-accent font-semibold text-ink" : "border-transparent text-soft hover:text-ink"
            }`}
          >
            <span className="max-w-40 truncate">{name}</span>
            <span className="font-normal text-soft">{t.machines(names.length)}</span>
            {(isFailed || isInMaintenance) && (
              <span className={isFailed ? "font-medium text-fault" : "font-medium text-warn"}>
                {isFailed ? t.failed : t.maintenance}
              </span>
            )}
          </button>
        );
      })}
      <span className="ml-auto flex items-center gap-1">
        {whole.hosts.length > 1 && (
          <button
            type="button"
            aria-pressed={isBeside}
            onClick={() => app.setMode(isBeside ? "explore" : "hosts")}
            className="h-7 cursor-pointer rounded-md border border-line px-2 text-xs whitespace-nowrap hover:bg-sunken aria-pressed:border-accent aria-pressed:text-accent touch-small"
          >
            {t.beside}
          </button>
        )}
        <IconButton icon="plus" label={t.edit} onClick={() => app.openDialog("hosts")} />
      </span>
    </nav>
  );
}
