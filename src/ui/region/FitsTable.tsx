/**
 * The same requests and releases under every fit, a line each: the hole that each request takes with its address, what is
 * refused, and what is wasted at the end. The fit in force is marked; a click on another one runs the list under it.
 */
import type { PolicyDescription } from "../../model/params.ts";
import { FITS } from "../../model/choices.ts";
import { hostOf } from "../../model/scenario.ts";
import { selectIsFutureHidden, selectScenario } from "../../store/selectors.ts";
import type { TriedRegion } from "../../trace/figures/policyTrials.ts";
import { Button } from "../shared/Button.tsx";
import { CopyTable } from "../shared/CopyTable.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useRovingFocus } from "../shared/layout/useRovingFocus.ts";
import { usePolicyTrials, type PolicyRow } from "../shared/moment/usePolicyTrials.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { useRegionText } from "./useRegionText.ts";

const POLICIES: readonly PolicyDescription[] = FITS.map((id) => ({ id, params: [], pseudocode: [] }));
/** More requests than this have no column. */
const MOST_COLUMNS = 40;

export function FitsTable() {
  const { region: t } = useRegionText();
  const isFutureHidden = useApp(selectIsFutureHidden);
  const { rows, state, known, ask, cancel } = usePolicyTrials("region", POLICIES);
  const isOffered = state === "offered" && known === 0;
  return (
    <Panel
      title={t.beside}
      subtitle={isFutureHidden ? undefined : t.besideHelp}
      className="shrink-0"
      right={
        !isFutureHidden &&
        state === "trying" && (
          <>
            <span role="status" className="tabular-nums">
              {t.progress(known, rows.length)}
            </span>
            <IconButton icon="close" label={t.cancel} look="quiet" size="small" onClick={cancel} />
          </>
        )
      }
    >
      {isFutureHidden ? (
        <p className="text-xs text-soft">{t.hidden}</p>
      ) : isOffered ? (
        <div className="flex items-center gap-3 text-xs text-soft">
          <Button onClick={ask}>{t.compare}</Button>
          <p>{t.compareHelp}</p>
        </div>
      ) : (
        <>
          <Lines rows={rows} />
          {known === rows.length && (
            <div className="mt-2 flex justify-end">
              <CopyFits rows={rows} />
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

function Lines({ rows }: { readonly rows: readonly PolicyRow<"region">[] }) {
  const { region: t, terms } = useRegionText();
  const { region } = hostOf(useRun(selectScenario));
  const change = useHostChange();
  const { index, onKeyDown, onFocus } = useRovingFocus(rows.length, 1);
  const requests = (rows.find(({ trial }) => trial)?.trial?.placements ?? []).slice(0, MOST_COLUMNS);
  const unit = region?.unit ?? "unit";
  return (
    <div
      role="toolbar"
      aria-label={t.beside}
      aria-orientation="vertical"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className="scroll-quiet overflow-x-auto overscroll-contain select-text"
    >
      <table className="w-full border-separate border-spacing-0 text-right text-xs tabular-nums">
        <thead className="text-soft">
          <tr>
            <th scope="col" className="sticky left-0 z-10 bg-panel pr-3 text-left font-normal">
              {t.request}
            </th>
            {requests.map(({ name, asked, time }) => (
              <th key={`${name} ${time}`} scope="col" className="min-w-14 px-2 pb-1 font-normal whitespace-nowrap">
                <b className="block font-semibold text-ink">{name}</b>
                {t.size(terms.number(asked), unit)}
              </th>
            ))}
            <th scope="col" className="border-l border-line px-2 font-normal">
              {t.refusedCount}
            </th>
            <th scope="col" className="px-2 font-normal whitespace-nowrap" title={t.externalHelp}>
              {t.external}
            </th>
            <th scope="col" className="px-2 font-normal whitespace-nowrap" title={t.internalHelp}>
              {t.internal}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Line
              key={row.choice.policy}
              row={row}
              at={at}
              isTabStop={at === index}
              columns={requests.length}
              onOpen={() => {
                const fit = FITS.find((id) => id === row.choice.policy);
                if (fit && region) change({ region: { ...region, fit } });
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CopyFits({ rows }: { readonly rows: readonly PolicyRow<"region">[] }) {
  const { region: t } = useRegionText();
  const unit = hostOf(useRun(selectScenario)).region?.unit ?? "unit";
  const lines = () => {
    const requests = rows.find(({ trial }) => trial)?.trial?.placements ?? [];
    return [
      [
        t.fit,
        ...requests.map(({ name, asked }) => `${name} ${t.size(String(asked), unit)}`),
        t.refusedCount,
        t.external,
        t.internal,
      ],
      ...rows.flatMap(({ choice, trial }) => {
        if (!trial) return [];
        const { placements, wasted } = trial;
        return [
          [
            t.fits[FITS.find((id) => id === choice.policy) ?? "first"].label,
            ...placements.map(({ got }) => (got ? `${got.hole} @${got.start}` : t.refused)),
            String(placements.filter(({ got }) => !got).length),
            externalText(trial, t.none),
            String(wasted.internal),
          ],
        ];
      }),
    ];
  };
  return <CopyTable lines={lines} />;
}

interface LineProps {
  readonly row: PolicyRow<"region">;
  readonly at: number;
  readonly isTabStop: boolean;
  readonly columns: number;
  readonly onOpen: () => void;
}

function Line({ row: { choice, isInForce, trial }, at, isTabStop, columns, onOpen }: LineProps) {
  const { region: t, terms } = useRegionText();
  const fit = FITS.find((id) => id === choice.policy) ?? "first";
  const { label, sentence } = t.fits[fit];
  const refused = trial?.placements.filter(({ got }) => !got).length;
  return (
    <tr data-row={at}>
      <th
        scope="row"
        className="sticky left-0 z-10 border-t border-line bg-panel py-1 pr-3 md:tall:py-2.5 text-left font-normal"
      >
        <button
          type="button"
          data-index={at}
          tabIndex={isTabStop ? 0 : -1}
          aria-current={isInForce ? "true" : undefined}
          title={[isInForce ? t.inForce(label) : t.open(label), sentence].join("\n")}
          onClick={isInForce ? undefined : onOpen}
          className={`rounded-sm text-left whitespace-nowrap max-md:h-11 ${isInForce ? "cursor-default font-semibold text-accent" : "cursor-pointer hover:text-accent"}`}
        >
          {label}
        </button>
      </th>
      {Array.from({ length: columns }, (_, column) => (
        <Cell
          // A column is the request at its place.
          // oxlint-disable-next-line react/no-array-index-key
          key={column}
          placement={trial?.placements[column]}
        />
      ))}
      <td className={`border-t border-l border-line px-2 ${refused ? "font-semibold text-fault" : ""}`}>
        {refused ?? t.none}
      </td>
      <td className="border-t border-line px-2">{trial ? externalText(trial, t.none) : t.none}</td>
      <td className="border-t border-line px-2">{trial ? terms.number(trial.wasted.internal) : t.none}</td>
    </tr>
  );
}

function externalText({ wasted: { external } }: TriedRegion, none: string): string {
  return external ? `${Math.round((100 * external.numerator) / external.denominator)}%` : none;
}

function Cell({ placement }: { readonly placement: TriedRegion["placements"][number] | undefined }) {
  const { region: t, terms } = useRegionText();
  if (!placement) return <td className="border-t border-line px-2">{t.none}</td>;
  if (!placement.got)
    return (
      <td className="border-t border-line px-2 text-fault" title={t.refused}>
        <span aria-hidden>✕</span>
        <span className="sr-only">{t.refused}</span>
      </td>
    );
  const { hole, start } = placement.got;
  return (
    <td className="border-t border-line px-2 whitespace-nowrap">
      <b className="font-semibold">{terms.number(hole)}</b> <span className="text-soft">@{terms.number(start)}</span>
    </td>
  );
}
