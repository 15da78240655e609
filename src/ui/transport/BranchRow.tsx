/**
 * The branches above the scrubber, in a row of its own that is there only with a second branch: the live one is a line, and
 * each other leaves it (or is left by it) where the two part. A label goes there, at the same moment.
 */
import { branchPlaces } from "../../chart/branchPlaces.ts";
import { knownEnd, scaleEnd } from "../../chart/extent.ts";
import type { RunState } from "../../store/runState.ts";
import { useBranchActions } from "../shared/branches/useBranchActions.ts";
import { useBranches, type ShownBranch } from "../shared/branches/useBranches.ts";
import { BranchVoice } from "../shared/branches/BranchVoice.tsx";
import { BranchItems } from "../shared/branches/BranchItems.tsx";
import { Menu } from "../shared/floating/Menu.tsx";
import { Icon } from "../shared/Icon.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { useWidth } from "../shared/layout/useWidth.ts";
import { useBranchText } from "../shared/text/useBranchText.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { SCRUBBER, trackWidth } from "./scrubberSizes.ts";

/** A letter with its menu, and the letter of the live one with its own. */
const LEAST_PX = 38;
const LIVE_PX = 46;
/** From where a branch leaves to its label, and the height of both. */
const BEND_PX = 7;
const LIVE_Y = 17;
const LABEL_Y = 9;
const HEIGHT_PX = 20;

const selectScale = ({ trace }: RunState) => (trace ? scaleEnd(knownEnd(trace), trace.isComplete) : 1);
const selectEnd = ({ trace }: RunState) => (trace ? knownEnd(trace) : 0);
const selectIsWhatIf = (state: RunState) => state.isWhatIf;

export function BranchRow() {
  const { branches: t } = useBranchText();
  const [widthPx, row] = useWidth(600);
  const branches = useBranches();
  const scale = useRun(selectScale);
  const end = useRun(selectEnd);
  const isWhatIf = useRun(selectIsWhatIf);
  const xOf = (time: number) => SCRUBBER.thumbPx / 2 + Math.min(1, Math.min(time, end) / scale) * trackWidth(widthPx);
  const others = branches.filter(({ isLive }) => !isLive);
  const live = branches.find(({ isLive }) => isLive);
  const forks = others.map(({ apartAt }) => xOf(apartAt));
  const places = branchPlaces(
    forks.map((x) => x + BEND_PX),
    { fromPx: LIVE_PX, toPx: widthPx, leastPx: LEAST_PX },
  );
  return (
    <div ref={row} role="group" aria-label={t.title} className="relative h-5 w-full min-w-0">
      {others.length > 0 && (
        <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible" height={HEIGHT_PX}>
          <path
            d={`M${SCRUBBER.thumbPx / 2} ${LIVE_Y}H${xOf(end)}`}
            className="fill-none stroke-accent"
            strokeWidth={2}
          />
          {others.map(({ id }, at) => (
            <g key={id} className="fill-none stroke-soft">
              <path d={`M${forks[at]} ${LIVE_Y}L${forks[at]! + BEND_PX} ${LABEL_Y}H${places[at]!.leftPx + 2}`} />
              <circle cx={forks[at]} cy={LIVE_Y} r={2.5} className="fill-panel" />
            </g>
          ))}
        </svg>
      )}
      {others.length > 0 && live && <LiveLabel branch={live} />}
      {others.map((branch, at) => (
        <Label key={branch.id} branch={branch} leftPx={places[at]!.leftPx} widthPx={places[at]!.widthPx} />
      ))}
      {isWhatIf && <Asked isOver={others.length > 0} />}
      <BranchVoice />
    </div>
  );
}

function LiveLabel({ branch }: { readonly branch: ShownBranch }) {
  const { branches: t } = useBranchText();
  return (
    <span className="absolute -top-1 left-0 flex h-5 items-center bg-panel pr-1">
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`${t.menu(branch.letter)}, ${t.live}`}
            title={`${t.called(branch.letter, branch.words)} · ${t.live}`}
            className="flex h-4.5 cursor-pointer items-center gap-1 rounded-sm bg-accent px-1.5 text-[11px] font-semibold text-on-accent"
          >
            {branch.letter}
            <Icon name="chevronDown" className="size-2.5" />
          </button>
        }
      >
        <BranchItems branch={branch} />
      </Menu>
    </span>
  );
}

interface LabelProps {
  readonly branch: ShownBranch;
  readonly leftPx: number;
  readonly widthPx: number;
}

function Label({ branch, leftPx, widthPx }: LabelProps) {
  const { branches: t } = useBranchText();
  const { goTo } = useBranchActions();
  const { id, letter, words } = branch;
  return (
    <span className="absolute -top-1 flex h-5 items-center pr-1" style={{ left: leftPx, maxWidth: widthPx }}>
      <button
        type="button"
        aria-label={t.goTo(letter, words)}
        title={t.goTo(letter, words)}
        onClick={() => goTo(id)}
        className="h-4.5 min-w-0 cursor-pointer truncate rounded-sm bg-panel px-1 text-[11px] text-soft hover:text-ink hover:underline"
      >
        <b className="font-semibold">{letter}</b> {words}
      </button>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={t.menu(letter)}
            className="grid h-4.5 w-4 shrink-0 cursor-pointer place-items-center rounded-sm bg-panel text-soft hover:bg-sunken hover:text-ink"
          >
            <Icon name="chevronDown" className="size-2.5" />
          </button>
        }
      >
        <BranchItems branch={branch} />
      </Menu>
    </span>
  );
}

/** The next change begins a branch: that is said as long as it is so, and can be left. */
function Asked({ isOver }: { readonly isOver: boolean }) {
  const { branches: t } = useBranchText();
  const { askWhatIf } = useRunActions();
  return (
    <span
      role="status"
      className={`absolute -top-1 right-0 flex h-5 items-center gap-1 rounded-sm bg-accent-soft pl-2 text-[11px] text-ink ${isOver ? "shadow-float" : ""}`}
    >
      {t.isAsked}
      <IconButton
        icon="close"
        look="quiet"
        size="small"
        className="size-5!"
        label={t.cancel}
        onClick={() => askWhatIf(false)}
      />
    </span>
  );
}
