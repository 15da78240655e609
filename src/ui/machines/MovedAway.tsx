/** The machines that are not on the host that is shown, and the way to where each is now. */
import { whereabouts } from "../../i18n/messages/whereabouts.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage, selectTrace } from "../../store/selectors.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import { isolated } from "../../trace/isolated.ts";
import { useHostName } from "../shared/migration/hostName.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../shared/useRun.ts";

export interface Gone {
  readonly name: string;
  /** Where it is now. */
  readonly host: number;
}

const selectMigrations = ({ host }: RunState) => host?.migrations;

/** The last move of each counts, and of those that are back none does. */
function useGone(): readonly Gone[] {
  const migrations = useRun(selectMigrations);
  const trace = useRun(selectTrace);
  const run = useRunApi();
  if (!migrations || !trace) return [];
  const { host } = run.getState();
  const gone = new Map<string, Gone>();
  const here = new Set(host?.vms.flatMap(({ life }, vm) => (life === "none" ? [] : [trace.info.vms[vm]?.name])));
  for (const { vm, isOut, host: to, end } of migrations) {
    const name = trace.info.vms[vm]?.name ?? "";
    if (isOut && end?.outcome === "done" && !here.has(name)) gone.set(name, { name, host: to });
  }
  return [...gone.values()];
}

/** Shows the host that machine `name` has moved to, with the machine selected there. */
function useFollow(): (gone: Gone) => void {
  const { select, light } = useActions();
  const run = useRunApi();
  const { showHost } = useRunActions();
  return ({ name, host }) => {
    showHost(host);
    light(null);
    const { traces, cursor } = run.getState();
    const trace = traces[host];
    const state = trace && hostAt(trace, trace.rowsUpTo(cursor.time), cursor.time);
    const vm = state?.vms.findIndex(
      ({ life }, uid) => life !== "none" && trace?.after(state.changes).info.vms[uid]?.name === name,
    );
    select(vm === undefined || vm < 0 ? null : { kind: "vm", vm });
  };
}

export interface MovedAwayProps {
  /** Beside each other, in a strip. */
  readonly isRow?: boolean;
}

export function MovedAway({ isRow = false }: MovedAwayProps) {
  const t = whereabouts[useApp(selectLanguage)];
  return <WaysThere label={t.gone} gone={useGone()} isRow={isRow} />;
}

interface WaysThereProps extends Required<MovedAwayProps> {
  readonly label: string;
  readonly gone: readonly Gone[];
}

export function WaysThere({ label, gone, isRow }: WaysThereProps) {
  const t = whereabouts[useApp(selectLanguage)];
  const nameOf = useHostName();
  const follow = useFollow();
  if (gone.length === 0) return null;
  return (
    <ul aria-label={label} className={`shrink-0 text-xs text-soft ${isRow ? "flex gap-1.5" : "mt-2 space-y-1"}`}>
      {gone.map((each) => (
        <li
          key={`${each.name} ${each.host}`}
          className="flex items-center gap-2 rounded-lg border border-dashed border-line-strong px-2.5 py-1"
        >
          <span className="min-w-0 flex-1 truncate">{t.goneTo(isolated(each.name), nameOf(each.host))}</span>
          <button
            type="button"
            className="shrink-0 cursor-pointer rounded px-1 font-medium text-accent hover:underline max-md:min-h-11"
            onClick={() => follow(each)}
          >
            {t.follow(nameOf(each.host))}
          </button>
        </li>
      ))}
    </ul>
  );
}
