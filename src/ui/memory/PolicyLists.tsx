/**
 * The lists of the replacement policy, one line each, the oldest entry on the left: it goes first. Frames are drawn as in
 * the map, pages that are only remembered dashed; what the last reference moved has a ring. Of a long list both ends are
 * shown. Whatever policy has lists is drawn: it says which, and of what.
 */
import { useState, type CSSProperties } from "react";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { ListText } from "../../i18n/policies/texts.ts";
import type { VmUid } from "../../model/units.ts";
import { lastMoves, moveKey } from "../../trace/lists/lastMoves.ts";
import { ListCursor } from "../../trace/lists/listCursor.ts";
import { newestOf, oldestOf, type ListedPage, type PolicyList } from "../../trace/lists/policyList.ts";
import type { HostInfo, ListShape } from "../../trace/hostState.ts";
import { softSurface } from "../shared/canvas/surface.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { vmColor } from "../shared/vmColor.ts";
import { LIST_LINE_PX } from "./listsPlace.ts";

type Text = PanelCatalogue["memory"];

/** Room for three digits, and for each more. */
const ENTRY = { widthPx: 34, digits: 3, digitPx: 7, gapPx: 4 } as const;
/** An entry takes as much room as three in the middle of a long list, where it says how many are left out. */
const GAP_ENTRIES = 3;
const FEWEST = GAP_ENTRIES + 2;
const INITIAL_WIDTH_PX = 640;
/** Rows tell the figure of a policy in hundredths. */
const FIGURE_PARTS = 100;

interface PolicyListsProps {
  readonly known: HostAtRow;
  readonly shapes: readonly ListShape[];
  /** Whose lists are shown where each machine has its own. */
  readonly vm: VmUid | -1;
  /** The policy's own name. */
  readonly policy: string;
  readonly texts: Readonly<Record<string, ListText>>;
  /** What the number is called that it steers itself by; null: it has none. */
  readonly figure: ListText | null;
  readonly text: Text;
}

export function PolicyLists({ known, shapes, vm, policy, texts, figure, text }: PolicyListsProps) {
  const { trace, row } = known;
  const [cursor] = useState(() => new ListCursor());
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const all = cursor.at(trace, row);
  const isShared = all.has(-1) || all.size === 0;
  const scope = isShared ? -1 : vm;
  const moves = lastMoves(trace, row);
  const entryPx = entryWidthPx(trace.info);
  const slots = Math.max(FEWEST, Math.floor((widthPx + ENTRY.gapPx) / (entryPx + ENTRY.gapPx)));
  const ghost = moves.ghost?.scope === scope ? moves.ghost : null;
  const labelOf = ({ id }: ListShape) => texts[id]?.label ?? id;
  const { figure: told } = known.host;
  const machine = isShared ? null : (trace.info.vms[vm]?.name ?? null);
  return (
    <section aria-label={text.listsLabel(policy, machine)} className="border-t border-line pt-2 text-xs">
      <p className="flex h-5 justify-between gap-3 text-soft">
        <span className="truncate">
          {text.lists(policy, machine)}
          {figure && told >= 0 && (
            <b className="ml-3 font-semibold text-ink tabular-nums" title={figure.help}>
              {text.figure(figure.label, told / FIGURE_PARTS)}
            </b>
          )}
        </span>
        {ghost && (
          <span className="shrink-0 font-medium text-accent" title={text.ghostHitHelp}>
            {text.ghostHit(ghost.page, labelOf(shapes[ghost.list]!))}
          </span>
        )}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
        {shapes.map((shape, number) => (
          <Line
            key={shape.id}
            shape={shape}
            label={labelOf(shape)}
            help={texts[shape.id]?.help ?? ""}
            list={all.get(scope)?.[number] ?? null}
            isMoved={(entry) => moves.moved.has(moveKey(scope, number, entry))}
            slots={slots}
            entryPx={entryPx}
            info={trace.info}
            measure={number === 0 ? ref : undefined}
            text={text}
          />
        ))}
      </dl>
    </section>
  );
}

/** Width of an entry: the largest page number there can be fits. */
function entryWidthPx({ vms }: HostInfo): number {
  const digits = Math.max(ENTRY.digits, ...vms.map(({ pages }) => String(pages - 1).length));
  return ENTRY.widthPx + (digits - ENTRY.digits) * ENTRY.digitPx;
}

interface LineProps {
  readonly shape: ListShape;
  readonly label: string;
  readonly help: string;
  /** Null: nothing has been in it yet. */
  readonly list: PolicyList | null;
  readonly isMoved: (entry: number) => boolean;
  readonly slots: number;
  readonly entryPx: number;
  readonly info: HostInfo;
  readonly measure: ReturnType<typeof useWidth>[1] | undefined;
  readonly text: Text;
}

function Line({ shape, label, help, list, isMoved, slots, entryPx, info, measure, text }: LineProps) {
  const length = list?.length ?? 0;
  const { first, hidden, last } = endsOf(list, slots);
  const entry = (listed: ListedPage) => (
    <Entry
      key={listed.entry}
      listed={listed}
      machine={info.vms[listed.vm]?.name ?? ""}
      isGhost={shape.of === "pages"}
      isMoved={isMoved(listed.entry)}
      widthPx={entryPx}
      text={text}
    />
  );
  return (
    <>
      <dt className="flex items-center justify-between gap-1.5" style={{ height: LIST_LINE_PX }} title={help}>
        <b className="font-semibold text-ink">{label}</b>
        <span className="min-w-[2ch] text-right text-soft">{text.listLength(length)}</span>
      </dt>
      <dd ref={measure} className="min-w-0 overflow-hidden">
        <ol
          aria-label={text.listOf(label)}
          className="flex items-center p-0.5"
          style={{ height: LIST_LINE_PX, gap: ENTRY.gapPx }}
        >
          {length === 0 && <li className="text-soft">{text.listEmpty}</li>}
          {first.map(entry)}
          {hidden > 0 && <li className="shrink-0 px-1 whitespace-nowrap text-soft">{text.listHidden(hidden)}</li>}
          {last.map(entry)}
        </ol>
      </dd>
    </>
  );
}

/** What is shown of a list in so many slots: all of it, or its old and its young end. */
function endsOf(list: PolicyList | null, slots: number) {
  if (!list || list.length <= slots) return { first: list ? oldestOf(list, slots) : [], hidden: 0, last: [] };
  const shown = slots - GAP_ENTRIES;
  const last = Math.floor(shown / 2);
  return { first: oldestOf(list, shown - last), hidden: list.length - shown, last: newestOf(list, last) };
}

interface EntryProps {
  readonly listed: ListedPage;
  readonly machine: string;
  readonly isGhost: boolean;
  readonly isMoved: boolean;
  readonly widthPx: number;
  readonly text: Text;
}

function Entry({ listed: { entry, vm, page }, machine, isGhost, isMoved, widthPx, text }: EntryProps) {
  const label = text.listEntry(machine, page, isGhost ? null : entry, isMoved);
  const style: CSSProperties = isGhost
    ? { borderColor: vmColor(vm), color: vmColor(vm, "ink"), width: widthPx }
    : { ...softSurface(vm), width: widthPx };
  return (
    <li
      title={label}
      style={style}
      className={`grid h-6 shrink-0 place-items-center rounded-md border text-[13px] font-semibold tabular-nums ${
        isGhost ? "border-dashed" : "text-ink"
      } ${isMoved ? "ring-2 ring-accent" : ""}`}
    >
      <span aria-hidden>{page}</span>
      <span className="sr-only">{label}</span>
    </li>
  );
}
