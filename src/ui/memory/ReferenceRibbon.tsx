/**
 * The references of one machine around the cursor: what it touched, hit or fault, and in outline what it will touch next
 * as far as the trace is known. The number of places depends on the width only, so that nothing moves but the content.
 */
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { referencesAround, type Reference } from "../../chart/references.ts";
import type { VmUid } from "../../model/units.ts";
import type { HostState } from "../../trace/hostState.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

type Text = PanelCatalogue["memory"];

interface ReferenceRibbonProps {
  readonly known: HostAtRow;
  /** The machine shown, -1 when none has touched memory. */
  readonly vm: VmUid | -1;
  readonly text: Text;
}

const SLOT = { widthPx: 34, gapPx: 4, min: 6, max: 24 } as const;
/** Share of the places that lie in the future once the past is long enough. */
const FUTURE_SHARE = 1 / 3;
const INITIAL_WIDTH_PX = 640;

/** How many places fit, and how many of them belong to the past. */
function ribbonSlots(widthPx: number): { readonly slots: number; readonly before: number } {
  const fitting = Math.floor((widthPx + SLOT.gapPx) / (SLOT.widthPx + SLOT.gapPx));
  const slots = Math.min(SLOT.max, Math.max(SLOT.min, fitting));
  return { slots, before: slots - Math.floor(slots * FUTURE_SHARE) };
}

export function ReferenceRibbon({ known, vm, text }: ReferenceRibbonProps) {
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const { trace, host, row } = known;
  const machine = trace.info.vms[vm];
  const name = machineLabel(trace.info, vm);
  const { slots, before } = ribbonSlots(widthPx);
  const { past, next } = machine ? referencesAround(trace, vm, row, before, slots) : { past: [], next: [] };
  const current = past.at(-1);
  const isEmpty = past.length + next.length === 0;
  return (
    <div className="mt-1 flex min-h-9 flex-col gap-x-3 gap-y-1 border-t border-line pt-2 sm:flex-row">
      {machine && !isEmpty && (
        <p
          className="flex h-6 items-center gap-1.5 text-xs text-soft sm:w-30 sm:shrink-0"
          title={text.referencesLabel(name)}
        >
          <VmSwatch vm={vm} />
          <span className="truncate">{text.references(name)}</span>
        </p>
      )}
      <div ref={ref} className="min-w-0 flex-1 overflow-hidden">
        {isEmpty ? (
          <p className="py-1 text-xs text-soft">{emptyText(host, machine ? name : null, trace.isComplete, text)}</p>
        ) : (
          <ol
            aria-label={text.referencesLabel(name)}
            className="grid justify-start"
            style={{
              gridTemplateColumns: `repeat(${slots}, minmax(${SLOT.widthPx}px, ${SLOT.widthPx + SLOT.gapPx}px))`,
              columnGap: SLOT.gapPx,
            }}
          >
            {past.map((reference) => (
              <PastReference key={reference.row} reference={reference} isCurrent={reference === current} text={text} />
            ))}
            {next.slice(0, slots - past.length).map((reference) => (
              <NextReference key={reference.row} reference={reference} text={text} />
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

function emptyText(host: HostState, machine: string | null, isComplete: boolean, text: Text): string {
  if (host.vms.every(({ life }) => life === "none")) return text.noMachines;
  if (host.hits + host.faults === 0) return isComplete ? text.noReferencesAtAll : text.noReferencesYet;
  return machine === null ? text.noReferencesYet : text.machineSilent(machine);
}

function PageBox({
  reference,
  className,
  text,
}: {
  readonly reference: Reference;
  readonly className: string;
  readonly text: Text;
}) {
  const size = String(reference.page).length > 4 ? "text-[0.6875rem]" : "text-[0.8125rem]";
  return (
    <span
      className={`relative grid h-6.5 w-full place-items-center rounded-md font-semibold tabular-nums ${size} ${className}`}
    >
      <span aria-hidden className={reference.write ? "pr-1.5" : ""}>
        {reference.page}
      </span>
      {reference.write && (
        <span className="absolute top-0 right-0.5 text-[0.6875rem] leading-none font-bold" aria-hidden>
          w
        </span>
      )}
      <span className="sr-only">{text.referenceSpoken(reference.page, reference.write)}</span>
    </span>
  );
}

/** Strong for the current reference, soft for those before it; a first touch is paler than a page that comes back. */
function pastColors({ fault }: Reference, isCurrent: boolean): string {
  if (fault === null) return isCurrent ? "bg-ok text-panel" : "bg-ok-soft text-ink";
  if (isCurrent) return "bg-fault text-panel";
  return fault === "firstTouch"
    ? "bg-fault-soft text-ink"
    : "bg-fault-soft text-ink inset-ring-[1.5px] inset-ring-fault";
}

function PastReference({
  reference,
  isCurrent,
  text,
}: {
  readonly reference: Reference;
  readonly isCurrent: boolean;
  readonly text: Text;
}) {
  const { fault } = reference;
  const outcome = fault === null ? text.hit : text.faultLong[fault];
  return (
    <li
      className="flex min-w-0 flex-col gap-0.5 text-center"
      aria-current={isCurrent ? "step" : undefined}
      title={`${text.referenceSpoken(reference.page, reference.write)}: ${outcome}`}
    >
      <PageBox reference={reference} className={pastColors(reference, isCurrent)} text={text} />
      <span className="sr-only">{outcome}</span>
    </li>
  );
}

function NextReference({ reference, text }: { readonly reference: Reference; readonly text: Text }) {
  return (
    <li className="min-w-0" title={`${text.referenceSpoken(reference.page, reference.write)}: ${text.future}`}>
      <PageBox reference={reference} className="border border-line text-soft" text={text} />
      <span className="sr-only">{text.future}</span>
    </li>
  );
}
