/** The lines of a step: the lists of the policy, the order it goes by, or what it compared. Pure. */
import type { BesideCatalogue } from "../../../i18n/besideCatalogue.ts";
import type { ListText } from "../../../i18n/policies/texts.ts";
import type { VmUid } from "../../../model/units.ts";
import type { ListShape } from "../../../trace/hostState.ts";
import type { PolicyLists } from "../../../trace/lists/listCursor.ts";
import { oldestOf, type PolicyList } from "../../../trace/lists/policyList.ts";
import type { FrameOrder } from "../../../model/frameOrder.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import type { BeforeAfterLine } from "./BeforeAfter.tsx";
import type { Chip } from "./Chips.tsx";
import { orderedFrames, type OrderedFrame } from "./frameOrder.ts";
import type { Step } from "./stepAt.ts";

type Text = BesideCatalogue["beside"];

/** Entries of a list that are looked at: more than there is room for. */
const MOST_ENTRIES = 256;

/** Of an entry before the step: its page leaves, is the one found. After it: it has come in, or was found. */
function markOf({ reference, eviction }: Step, vm: VmUid, page: number, isAfter: boolean): Chip["mark"] {
  if (vm === reference.vm && page === reference.page) {
    if (reference.fault === null) return "hit";
    return isAfter ? "comesIn" : null;
  }
  return !isAfter && eviction?.vm === vm && eviction.page === page ? "leaves" : null;
}

/** What leaves first where the nearest does. */
const NEAREST = { load: "nearestLoad", reference: "nearestReference", nextUse: "nearestNextUse" } as const;

/** `isHidden`: what is still to come is not told. */
export function orderLine(
  trace: TraceReader,
  step: Step,
  order: FrameOrder,
  t: Text,
  isHidden: boolean,
): BeforeAfterLine {
  const isUnknown = isHidden && order.by === "nextUse";
  const chip =
    (isAfter: boolean) =>
    (entry: OrderedFrame): Chip => {
      const { frame, vm, page } = entry;
      const distance = isUnknown ? null : entry.distance;
      const said =
        distance === null ? t.laterSpoken : distance === Infinity ? t.neverSpoken : t.ageSpoken[order.by](distance);
      return {
        key: frame,
        vm,
        page,
        note: distance === null ? t.later : distance === Infinity ? t.never : t.age(distance),
        label: `${t.entry(page, frame)}; ${said}`,
        mark: markOf(step, vm, page, isAfter),
      };
    };
  const before = orderedFrames(trace, step.before, step.rows.before, order, true);
  const victim = step.eviction?.frame;
  // Of several that are equal the policy took the one that left.
  const first = before.filter(({ frame }) => frame === victim);
  const rest = before.filter(({ frame }) => frame !== victim);
  return {
    label: t.order[order.by],
    help: t.orderHelp[order.leaves === "farthest" ? order.by : NEAREST[order.by]],
    before: [...first, ...rest].map(chip(false)),
    after: orderedFrames(trace, step.after, step.rows.after, order, false).map(chip(true)),
  };
}

/** What was compared where a page had to leave, as the policy told it; null: nothing was. */
export function comparedLine({ eviction, before }: Step, t: Text): BeforeAfterLine | null {
  if (!eviction) return null;
  const chip = (frame: number, value: number, mark: Chip["mark"]): Chip => {
    const page = before.page.get(frame);
    return {
      key: frame,
      vm: before.vm.get(frame),
      page,
      note: value < 0 ? t.never : t.age(value),
      label: `${t.entry(page, frame)}; ${t.ageSpoken.compared(value)}`,
      mark,
    };
  };
  return {
    label: t.order.compared,
    help: t.orderHelp.compared,
    before: [
      chip(eviction.frame, eviction.value, "leaves"),
      ...eviction.losers.map(({ id, value }) => chip(id, value, null)),
    ],
    after: null,
  };
}

/** A line for each list of machine `vm`, or of all machines together where they share theirs. */
export function listLines(
  shapes: readonly ListShape[],
  texts: Readonly<Record<string, ListText>>,
  step: Step,
  lists: { readonly before: PolicyLists; readonly after: PolicyLists },
  vm: VmUid,
  t: Text,
): BeforeAfterLine[] {
  const chips = (list: PolicyList | undefined, { of }: ListShape, isAfter: boolean): Chip[] =>
    (list ? oldestOf(list, MOST_ENTRIES) : []).map(({ entry, vm: owner, page }) => ({
      key: entry,
      vm: owner,
      page,
      label: t.entry(page, of === "frames" ? entry : null),
      isGhost: of === "pages",
      // A page that is only remembered is found, but not there.
      mark:
        of === "pages" && owner === step.reference.vm && page === step.reference.page
          ? "hit"
          : markOf(step, owner, page, isAfter),
    }));
  const scopeOf = (all: PolicyLists) => (all.has(-1) ? -1 : vm);
  return shapes.map((shape, number) => ({
    label: texts[shape.id]?.label ?? shape.id,
    help: texts[shape.id]?.help ?? "",
    before: chips(lists.before.get(scopeOf(lists.before))?.[number], shape, false),
    after: chips(lists.after.get(scopeOf(lists.after))?.[number], shape, true),
  }));
}
