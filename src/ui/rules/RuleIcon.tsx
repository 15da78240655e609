/** The sign of a verdict: a way that parts, a way that goes on, or nothing known yet. The words stand beside it. */
import type { Verdict } from "../shared/moment/useRules.ts";

const PATHS: Readonly<Record<Verdict, string>> = {
  depends: "M8 14V9.5L3.5 4M8 9.5 12.5 4M3.5 7.4V4h3.4M12.5 7.4V4H9.1",
  counts: "M3 6h10M3 10h10",
  same: "M3 6h10M3 10h10",
  unknown: "M8 6.6a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8",
};

export function RuleIcon({
  verdict,
  className = "size-3",
}: {
  readonly verdict: Verdict;
  readonly className?: string;
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden
      focusable="false"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[verdict]} />
    </svg>
  );
}
