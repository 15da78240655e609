/**
 * The same references under every replacement policy, a line each, in the columns of the table above: a hit, or the page that
 * leaves. The policy in force is marked; a click on another one runs the references under it.
 */
import { useId } from "react";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectIsFutureHidden, selectScenario } from "../../store/selectors.ts";
import {
  REFERENCE_FROM_OTHERS,
  REFERENCE_HIT,
  REFERENCE_LOADED,
  type TriedReplacement,
} from "../../trace/figures/policyTrials.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { Button } from "../shared/Button.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useLayout } from "../shared/layout/useLayout.ts";
import { useMagnification } from "../shared/layout/useMagnification.ts";
import { useRevealedIn } from "../shared/layout/useRevealedIn.ts";
import { useRovingFocus } from "../shared/layout/useRovingFocus.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { usePolicyTrials, type PolicyRow, type PolicyRows } from "../shared/moment/usePolicyTrials.ts";
import { useBesideText } from "../shared/text/useBesideText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { columnsThatFit, TABLE_WIDTH_PX, tableWidths } from "./tableColumns.ts";
import { whoDiffers } from "./whoDiffers.ts";
import { shownReferences, type ShownReferences } from "../shared/tables/textbook.ts";

/** Heights: heading of the panel with its foot, heads of the columns, a line, and one for a thumb. */
const HEIGHT = { panelPx: 52, headPx: 20, rowPx: 26, thumbPx: 44 } as const;

interface SideBySideProps {
  readonly known: HostAtRow;
  readonly vm: number;
}

export function SideBySide({ known, vm }: SideBySideProps) {
  const { beside: t, terms } = useBesideText();
  const trials = usePolicyTrials("replacement", memoryPolicies);
  const scenario = useRun(selectScenario);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const [widthPx, ref] = useWidth(TABLE_WIDTH_PX);
  const rowPx = useLayout() === "phone" ? HEIGHT.thumbPx : HEIGHT.rowPx;
  const { rows, state, known: found, ask, cancel } = trials;
  const cut = rows.find(({ trial }) => trial?.isCut)?.trial?.until;
  const isOffered = state === "offered" && found === 0;
  const heightPx = HEIGHT.panelPx + HEIGHT.headPx + rows.length * rowPx;
  return (
    <Panel
      title={t.sideBySide}
      className="flex min-h-36 flex-col"
      bodyClassName="relative min-h-0 flex-1"
      subtitle={
        isFutureHidden
          ? t.sideBySideSoFar
          : cut === undefined
            ? t.sideBySideHelp
            : t.sideBySideCut(terms.ticks(cut, timeUnit(scenario)))
      }
      right={
        state === "trying" ? (
          <>
            <span role="status" className="tabular-nums">
              {t.progress(found, rows.length)}
            </span>
            <IconButton icon="close" label={t.cancel} look="quiet" size="small" onClick={cancel} />
          </>
        ) : (
          <>
            <Difference {...{ known, vm, trials }} />
            {state === "offered" && found > 0 && (
              <Button size="small" onClick={ask}>
                {t.compare}
              </Button>
            )}
          </>
        )
      }
      style={{ flex: `0 1 ${heightPx}px` }}
    >
      <div ref={ref} className="h-full">
        {isOffered ? (
          <div className="flex items-center gap-3 text-xs text-soft">
            <Button onClick={ask}>{t.compare}</Button>
            <p>{t.compareHelp}</p>
          </div>
        ) : (
          <Lines {...{ known, vm, trials, widthPx, rowPx }} isHidden={isFutureHidden} />
        )}
      </div>
    </Panel>
  );
}

/** What some policies do at the reference at the cursor, and others do not. */
function Difference({
  known: { trace, host },
  vm,
  trials: { rows },
}: SideBySideProps & { readonly trials: PolicyRows<"replacement"> }) {
  const { beside: t, terms } = useBesideText();
  const machine = trace.info.vms[vm];
  const state = host.vms[vm];
  if (!machine || !state) return null;
  const at = state.hits + state.faults - 1;
  const difference = whoDiffers(
    rows.flatMap(({ choice: { policy }, trial }) => {
      const outcome = trial?.outcomes[machine.firstVcpu]?.[at];
      return outcome === undefined ? [] : [{ policy, outcome }];
    }),
  );
  if (!difference) return null;
  const said = (names: string, outcome: number) =>
    outcome >= 0 ? t.takes(names, outcome) : outcome === REFERENCE_HIT ? t.takesHit(names) : t.takesFree(names);
  const [few, many] = difference;
  const names = few.policies.map((id) => terms.memoryPolicy[id]?.short ?? id);
  return (
    <span className="truncate @max-xl/panel:hidden">
      <b className="font-semibold text-ink">{said(names.join(", "), few.outcome)}</b>
      <span className="pl-3">{said(t.others(many.policies.length), many.outcome)}</span>
    </span>
  );
}

interface LinesProps extends SideBySideProps {
  readonly trials: PolicyRows<"replacement">;
  readonly widthPx: number;
  readonly rowPx: number;
  readonly isHidden: boolean;
}

function Lines({ known: { trace, row, host }, vm, trials: { rows }, widthPx, rowPx, isHidden }: LinesProps) {
  const { beside: t } = useBesideText();
  const change = useHostChange();
  const room = { widthPx, isNamed: true, magnification: useMagnification() };
  const count = columnsThatFit(room);
  const machine = trace.info.vms[vm];
  const window = shownReferences(trace, vm, row, count);
  const { shown } = window;
  const { headPx, leftPx } = tableWidths(room, shown.length);
  const made = host.vms[vm] ? host.vms[vm].hits + host.vms[vm].faults : 0;
  const { index, onKeyDown, onFocus } = useRovingFocus(rows.length, 1);
  const scroller = useRevealedIn(rows.findIndex(({ isInForce }) => isInForce));
  const captionId = useId();
  return (
    <div
      ref={scroller}
      role="toolbar"
      aria-label={t.sideBySide}
      aria-orientation="vertical"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      // The bar by which it is scrolled stands beside the columns, which are those of the table above.
      className="scroll-quiet relative -mr-3 h-full overflow-x-hidden overflow-y-auto overscroll-contain select-text"
    >
      <table
        aria-labelledby={captionId}
        style={{ width: widthPx }}
        className="table-fixed border-separate border-spacing-0 text-center text-body tabular-nums"
      >
        <caption id={captionId} className="sr-only">
          {t.sideBySide}
        </caption>
        <colgroup>
          <col style={{ width: headPx }} />
          {shown.map(({ row: at }) => (
            <col key={at} />
          ))}
          {leftPx > 0 && <col style={{ width: leftPx }} />}
        </colgroup>
        <thead className="text-mini text-soft">
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 bg-panel p-0 font-normal"
              aria-label={t.policy}
              style={{ height: HEIGHT.headPx }}
            >
              <span className="flex justify-end gap-1 pr-2">
                <span className="text-right">{t.faults}</span>
                <span className="w-6 text-right">{t.hits}</span>
              </span>
            </th>
            {shown.map(({ row: at, page }, column) => (
              <th
                key={at}
                scope="col"
                className={`sticky top-0 z-10 p-0 font-normal ${column === window.before - 1 ? "rounded-t-md bg-accent-soft" : "bg-panel"}`}
              >
                <span className="sr-only">{page}</span>
              </th>
            ))}
            {leftPx > 0 && <td aria-hidden />}
          </tr>
        </thead>
        <tbody>
          {rows.map((each, at) => (
            <Line
              key={each.choice.policy}
              row={each}
              at={at}
              isTabStop={at === index}
              rowPx={rowPx}
              window={window}
              outcomes={(machine && each.trial?.outcomes[machine.firstVcpu]) ?? null}
              first={made - window.before}
              isHidden={isHidden}
              hasLeft={leftPx > 0}
              onOpen={() => change({ replacement: each.choice })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly row: PolicyRow<"replacement">;
  readonly at: number;
  readonly isTabStop: boolean;
  readonly rowPx: number;
  readonly window: ShownReferences;
  readonly outcomes: Int32Array | null;
  /** Which reference of the machine the first column is, from 0. */
  readonly first: number;
  readonly isHidden: boolean;
  /** There is room behind the last reference. */
  readonly hasLeft: boolean;
  readonly onOpen: () => void;
}

function Line({
  row,
  at,
  isTabStop,
  rowPx,
  window: { shown, before },
  outcomes,
  first,
  isHidden,
  hasLeft,
  onOpen,
}: LineProps) {
  const { beside: t, terms } = useBesideText();
  const { choice, isInForce, trial } = row;
  const texts = terms.memoryPolicy[choice.policy];
  const name = texts?.name ?? choice.policy;
  const totals = trial && (isHidden && outcomes ? soFar(outcomes, first + before) : trial);
  return (
    <tr data-row={at} className="group/line">
      <th
        scope="row"
        aria-label={
          totals ? t.spoken(name, terms.number(totals.faults), terms.number(totals.hits)) : `${name}: ${t.unknown}`
        }
        className={`sticky left-0 z-10 border-t border-line bg-panel p-0 text-left text-xs font-normal ${isInForce ? "text-accent" : ""}`}
        style={{ height: rowPx }}
      >
        <span className="flex items-baseline gap-1 pr-2">
          <button
            type="button"
            data-index={at}
            tabIndex={isTabStop ? 0 : -1}
            aria-current={isInForce ? "true" : undefined}
            title={[isInForce ? t.inForce(name) : t.open(name), texts?.help].join("\n")}
            onClick={isInForce ? undefined : onOpen}
            className={`min-w-0 flex-1 truncate rounded-sm text-left max-md:h-11 ${isInForce ? "cursor-default font-semibold" : "cursor-pointer group-hover/line:text-accent"}`}
          >
            {texts?.short ?? choice.policy}
          </button>
          <b className="w-6 shrink-0 text-right font-semibold">{totals ? terms.number(totals.faults) : t.none}</b>
          <span className="w-6 shrink-0 text-right text-soft">{totals ? terms.number(totals.hits) : t.none}</span>
        </span>
      </th>
      {shown.map(({ row: key }, column) => (
        <td
          key={key}
          className={`border-t border-line p-0 ${column === before - 1 ? "bg-accent-soft" : ""}`}
          aria-current={column === before - 1 ? "step" : undefined}
        >
          {isHidden && column >= before ? (
            <span className="sr-only">{t.ahead}</span>
          ) : (
            <Outcome value={outcomes?.[first + column]} isAhead={column >= before} />
          )}
        </td>
      ))}
      {hasLeft && <td aria-hidden className="border-t border-line" />}
    </tr>
  );
}

/** Of the first `made` references. */
function soFar(outcomes: Int32Array, made: number): Pick<TriedReplacement, "hits" | "faults"> {
  const hits = outcomes.subarray(0, made).filter((value) => value === REFERENCE_HIT).length;
  return { hits, faults: Math.min(made, outcomes.length) - hits };
}

function Outcome({ value, isAhead }: { readonly value: number | undefined; readonly isAhead: boolean }) {
  const { beside: t } = useBesideText();
  if (value === undefined) return <span className="sr-only">{t.unknown}</span>;
  if (value === REFERENCE_HIT)
    return (
      <>
        <span aria-hidden className={`mx-auto block size-1.5 rounded-full ${isAhead ? "border border-ok" : "bg-ok"}`} />
        <span className="sr-only">{t.hit}</span>
      </>
    );
  const said =
    value === REFERENCE_LOADED ? t.fault : value === REFERENCE_FROM_OTHERS ? t.faultOthers : t.faultLeaves(value);
  return (
    <span
      title={said}
      className={`mx-0.5 block h-5 rounded text-xs leading-5 text-fault ${
        isAhead ? "bg-fault-soft/50" : "border border-fault/40 bg-fault-soft font-semibold leading-[18px]"
      }`}
    >
      <span aria-hidden>{value >= 0 ? value : value === REFERENCE_LOADED ? "·" : "×"}</span>
      <span className="sr-only">{said}</span>
    </span>
  );
}
