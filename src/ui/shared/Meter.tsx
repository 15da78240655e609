/**
 * A part of a whole as a bar with its label and its figure. The figure has a reserved width: the bar does not change its
 * length while the digits run.
 */
export interface MeterProps {
  readonly label: string;
  /** 0..1; anything outside is drawn as the nearest end. */
  readonly ratio: number;
  /** The figure beside the bar, and what a screen reader says. */
  readonly text: string;
  /** CSS colour of the bar. */
  readonly color: string;
  /** Explains the figure, on hover. */
  readonly title?: string;
}

export function Meter({ label, ratio, text, color, title }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, Number.isFinite(ratio) ? ratio : 0)) * 100);
  return (
    <div
      className="grid grid-cols-[2.75rem_minmax(0,1fr)_minmax(3.25rem,auto)] items-center gap-x-1 text-xs"
      title={title}
    >
      <span className="truncate text-soft">{label}</span>
      <span
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
        className="h-1 overflow-hidden rounded-full bg-sunken"
      >
        <span className="block h-full rounded-full" style={{ width: `${percent}%`, backgroundColor: color }} />
      </span>
      <span className="text-right text-ink">{text}</span>
    </div>
  );
}
