/**
 * The memory region at the cursor: the region before and after what it did last, the free list in its order, what is wasted,
 * and the same requests under every fit.
 */
import { useMemo } from "react";
import { FITS } from "../../model/choices.ts";
import { hostOf } from "../../model/scenario.ts";
import { fragmentationOf } from "../../trace/figures/fragmentation.ts";
import type { RegionHole, RegionView } from "../../trace/hostState.ts";
import { selectScenario } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
import { useIsAsked } from "../shared/moment/answering.ts";
import { COMMANDS_LOCK, Lockable } from "../shared/Lockable.tsx";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { FitsTable } from "./FitsTable.tsx";
import { RegionBar } from "./RegionBar.tsx";
import { lastStep } from "./regionStep.ts";
import { useRegionText } from "./useRegionText.ts";

/** More holes than this are told by their number. */
const MOST_LISTED = 60;

export function RegionPanel() {
  const { region: t } = useRegionText();
  const known = useHost();
  const view = known?.host.region;
  return (
    <>
      <Panel title={t.title} className="shrink-0" controls={<Controls />}>
        {known && view ? (
          <>
            {/* Beside the heading they have room in no language but on the widest screens. */}
            <Figures view={view} />
            <Content known={known} view={view} />
          </>
        ) : (
          <p className="grid min-h-36 place-items-center text-sm text-soft">{t.waiting}</p>
        )}
      </Panel>
      <FitsTable />
    </>
  );
}

const POLICY = ["policy"] as const;

function Controls() {
  const { region: t } = useRegionText();
  const { region } = hostOf(useRun(selectScenario));
  const change = useHostChange();
  const { giveCommand } = useRunActions();
  if (!region) return null;
  const isFixed = region.fit === "buddy";
  return (
    <>
      <Lockable of={POLICY}>
        <SelectControl
          name={t.fit}
          help={t.fits[region.fit].sentence}
          value={region.fit}
          choices={FITS.map((id) => ({ id, text: t.fits[id].label }))}
          onChange={(id) => {
            const fit = FITS.find((each) => each === id);
            if (fit) change({ region: { ...region, fit } });
          }}
        />
      </Lockable>
      <Lockable of={COMMANDS_LOCK}>
        <Button
          size="small"
          className="touch-small"
          disabled={isFixed}
          title={isFixed ? t.compactNot : t.compactHelp}
          onClick={() => giveCommand({ command: "compact" })}
        >
          {t.compact}
        </Button>
      </Lockable>
    </>
  );
}

function Figures({ view }: { readonly view: RegionView }) {
  const { region: t, terms } = useRegionText();
  const unit = hostOf(useRun(selectScenario)).region?.unit ?? "unit";
  const { free, largestFree, holes, internal, external } = fragmentationOf(view);
  const percent = external ? `${Math.round((100 * external.numerator) / external.denominator)}%` : t.none;
  return (
    <p className="mb-1.5 flex min-w-0 flex-wrap gap-x-3 text-xs text-soft tabular-nums max-md:min-h-8">
      <span className="whitespace-nowrap">{t.free(t.size(terms.number(free), unit), holes)}</span>
      <span title={t.externalHelp} className="whitespace-nowrap">
        {t.external}{" "}
        <b className="font-semibold text-ink">
          {external ? `1 − ${terms.number(largestFree)} / ${terms.number(free)} = ${percent}` : percent}
        </b>
      </span>
      <span title={t.internalHelp} className="whitespace-nowrap">
        {t.internal} <b className="font-semibold text-ink">{t.size(terms.number(internal), unit)}</b>
      </span>
    </p>
  );
}

function Content({ known: { trace, row }, view }: { readonly known: HostAtRow; readonly view: RegionView }) {
  const { region: t } = useRegionText();
  const spec = trace.info.region?.spec;
  const step = useMemo(() => lastStep(trace, row), [trace, row]);
  // As long as a question is open its holes are those that there are; after the answer those that there were.
  const isOpen = useIsAsked();
  if (!spec) return null;
  const { info } = trace;
  const vm = step && "vm" in step.event ? step.event.vm : -1;
  return (
    <div className="flex flex-col gap-1.5">
      {step && (
        <RegionBar
          label={t.before}
          view={step.before}
          spec={spec}
          info={info}
          searched={step.searched}
          taken={step.taken}
          vm={step.event.kind === "freed" ? vm : -1}
          isAsked={!isOpen}
        />
      )}
      <RegionBar label={step ? t.after : t.now} view={view} spec={spec} info={info} vm={vm} isAsked={isOpen} />
      {/* The room of the other bar is kept until there is one: what stands below stays where it is. */}
      {!step && (
        <div aria-hidden className="invisible">
          <RegionBar label={t.before} view={view} spec={spec} info={info} isAsked={false} />
        </div>
      )}
      <FreeList view={view} searched={step?.event.kind === "noRoom" ? step.searched : []} />
    </div>
  );
}

function FreeList({
  view: { holes },
  searched,
}: {
  readonly view: RegionView;
  readonly searched: readonly RegionHole[];
}) {
  const { region: t, terms } = useRegionText();
  const unit = hostOf(useRun(selectScenario)).region?.unit ?? "unit";
  const wasSearched = new Set(searched.map(({ start }) => start));
  return (
    <div className="grid min-h-13 grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-2 text-xs max-md:min-h-20">
      <span className="text-soft">{t.freeList}</span>
      {holes.length === 0 ? (
        <span className="text-soft">{t.freeListEmpty}</span>
      ) : (
        <ol aria-label={t.freeList} className="flex flex-wrap gap-1 tabular-nums">
          {holes.slice(0, MOST_LISTED).map(({ start, size }, at) => (
            <li key={start} className="flex items-center gap-1">
              {at > 0 && (
                <span aria-hidden className="text-faint">
                  →
                </span>
              )}
              <span
                className={`rounded border px-1.5 py-0.5 ${wasSearched.has(start) ? "border-accent" : "border-line"}`}
              >
                {t.listed(terms.number(start), t.size(terms.number(size), unit))}
              </span>
            </li>
          ))}
          {holes.length > MOST_LISTED && <li className="text-soft">{t.more(holes.length - MOST_LISTED)}</li>}
        </ol>
      )}
    </div>
  );
}
