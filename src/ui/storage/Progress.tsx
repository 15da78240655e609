/** How far something is that ends at a known moment: a line along the lower edge of what it belongs to. */
import { useDrawnMoment } from "../shared/moment/useMoment.ts";
import { vmColor } from "../shared/vmColor.ts";

const PERCENT = 100;

/** Follows the drawn moment by itself: nothing else of the panel renders while it grows. */
export function Progress({
  vm,
  since,
  until,
  label,
}: {
  readonly vm: number;
  readonly since: number;
  readonly until: number;
  readonly label: string;
}) {
  const percent = useDrawnMoment((moment) => progressPercent(moment?.cursor.time ?? since, since, until));
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={PERCENT}
      aria-valuenow={Math.round(percent)}
      className="absolute inset-x-0 bottom-0 h-[3px] origin-left"
      style={{ backgroundColor: vm >= 0 ? vmColor(vm) : "var(--soft)", transform: `scaleX(${percent / PERCENT})` }}
    />
  );
}

/** Share of the service `[since, until)` that is over at `time`, 0..100; a service that takes no time is over. */
function progressPercent(time: number, since: number, until: number): number {
  if (until <= since) return PERCENT;
  return Math.min(PERCENT, Math.max(0, (PERCENT * (time - since)) / (until - since)));
}
