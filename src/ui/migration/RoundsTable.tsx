/**
 * The rounds of a migration: a bar for the pages that each sent and one for those that were written again meanwhile, the
 * numbers, and what the closed form makes of them; last what is sent while the machine stands still.
 */
import { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { vmColor } from "../shared/vmColor.ts";
import type { MigrationView } from "../../trace/views/migration.ts";

interface RoundsTableProps {
  readonly view: MigrationView;
  /** Pages of each round by the closed form, and last of the stop. */
  readonly closed: readonly number[];
  /** Ticks for which the machine stood still, or has so far; null: it has not. */
  readonly downtime: number | null;
  /** Goes to a moment. */
  readonly onGo: (time: number) => void;
}

/** The head of two lines and four whole rounds, however many there are: what stands below keeps its place. */
const HEIGHT = "h-32.5 max-md:h-52.5";
const ROW = "h-6 max-md:h-11 snap-start";
const MOMENT =
  "block min-h-6 cursor-pointer rounded px-0.5 text-accent underline-offset-2 hover:underline max-md:min-h-11";

export function RoundsTable({ view, closed, downtime, onGo }: RoundsTableProps) {
  const { terms } = useText();
  const unit = useTimeUnit();
  const t = migrationPanel[useApp(selectLanguage)].rounds;
  const { rounds, stop, vm } = view;
  const most = Math.max(1, view.pages);
  // The pages that are missing follow: none is sent while it stands still.
  const follows = view.mode === "postCopy" || view.mode === "hybrid" || view.stop?.reason === "switch";
  const closedAt = (at: number) => (closed[at] === undefined ? "–" : terms.number(closed[at]));
  if (rounds.length === 0 && !stop) return <div className={HEIGHT} />;
  return (
    <div
      role="region"
      aria-label={t.title}
      tabIndex={0}
      className={`${HEIGHT} min-w-0 snap-y snap-mandatory scroll-pt-8.5 overflow-auto`}
    >
      <table className="w-full border-separate border-spacing-0 text-right text-xs tabular-nums">
        <thead className="text-soft">
          <tr className="*:sticky *:top-0 *:z-10 *:h-8.5 *:bg-panel *:pb-0.5 *:align-bottom *:leading-4 *:font-medium">
            <th scope="col" className="text-left">
              {t.round}
            </th>
            <th scope="col" className="w-1/3 max-md:hidden">
              <span className="sr-only">{`${t.sentBar}, ${t.dirtyBar}`}</span>
            </th>
            {[t.pages, t.ticks, t.dirtied].map((head) => (
              <th key={head} scope="col" className="pl-2">
                {head}
              </th>
            ))}
            <th scope="col" className="pl-2" title={t.closedHelp}>
              {t.closed}
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ pages, ticks, dirtied, since }, at) => (
            // A round is its place among the rounds.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at} className={`${ROW} ${ticks === null ? "bg-accent-soft" : ""}`}>
              <th scope="row" className="text-left font-medium">
                <button
                  type="button"
                  className={`${MOMENT} max-md:min-w-11 max-md:text-left`}
                  onClick={() => onGo(since)}
                >
                  {terms.number(at + 1)}
                </button>
              </th>
              <td className="pl-2 max-md:hidden">
                <Bars sent={pages / most} again={(dirtied ?? 0) / most} vm={vm} />
              </td>
              <td className="pl-2">{terms.number(pages)}</td>
              <td className="pl-2 whitespace-nowrap">{ticks === null ? "…" : terms.ticks(ticks, unit)}</td>
              <td className="pl-2">{dirtied === null ? "…" : terms.number(dirtied)}</td>
              <td className="pl-2 text-soft">{closedAt(at)}</td>
            </tr>
          ))}
          {stop && (
            <tr className={`${ROW} ${view.end ? "" : "bg-accent-soft"}`}>
              <th scope="row" className="text-left font-medium">
                <button type="button" className={MOMENT} onClick={() => onGo(stop.since)}>
                  {t.standsStill}
                </button>
              </th>
              <td className="pl-2 max-md:hidden">
                <Bars sent={stop.pages / most} again={0} vm={vm} />
              </td>
              <td className="pl-2">{terms.number(stop.pages)}</td>
              <td className="pl-2 whitespace-nowrap">{downtime === null ? "…" : terms.ticks(downtime, unit)}</td>
              <td className="pl-2">–</td>
              <td className="pl-2 text-soft">{follows ? "–" : closedAt(rounds.length)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {rounds.length === 0 && <p className="mt-1 text-xs text-soft">{follows ? t.noneFollow : t.none}</p>}
    </div>
  );
}

const width = (part: number) => ({ width: `${Math.max(part > 0 ? 1 : 0, 100 * Math.min(1, part))}%` });

/** Both on one scale: all pages of the machine. */
function Bars({ sent, again, vm }: { readonly sent: number; readonly again: number; readonly vm: number }) {
  return (
    <span aria-hidden className="flex flex-col gap-px py-0.5">
      <span className="h-2 rounded-sm" style={{ ...width(sent), backgroundColor: vmColor(vm) }} />
      <span className="h-1 rounded-sm bg-fault" style={width(again)} />
    </span>
  );
}
