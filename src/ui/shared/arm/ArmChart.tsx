/**
 * The arm of a disk as textbooks draw it: cylinders across, time downwards, a dot for each request that is served. A way back
 * that serves nobody is dashed.
 */
import { useMemo } from "react";
import { labelledCylinders, segmentsOf, type ArmSegment, type TimedMove } from "../../../chart/armPath.ts";
import { numberText } from "../../../i18n/numberText.ts";
import { useWidth } from "../layout/useWidth.ts";

const INITIAL_WIDTH_PX = 360;
const SIDE_PX = 16;
const AXIS_PX = 18;
const BOTTOM_PX = 6;
const DOT_PX = 3.5;
/** Room for the number of a cylinder. */
const LABEL_PX = 34;

export interface ArmChartProps {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly head: number;
  readonly moves: readonly TimedMove[];
  /** Highest cylinder. */
  readonly last: number;
  /** Time at the top and at the bottom. */
  readonly from: number;
  readonly until: number;
  readonly heightPx: number;
  /** The moment shown; what comes later is pale. Absent: all of it is over. */
  readonly now?: number;
  /** Each dot has its cylinder beside it, and the axis only those at first. */
  readonly areDotsNamed?: boolean;
}

export function ArmChart({
  label,
  head,
  moves,
  last,
  from,
  until,
  heightPx,
  now,
  areDotsNamed = false,
}: ArmChartProps) {
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const segments = useMemo(() => moves.flatMap(segmentsOf), [moves]);
  const perCylinder = (widthPx - 2 * SIDE_PX) / Math.max(1, last);
  const x = (cylinder: number) => SIDE_PX + Math.max(0, cylinder) * perCylinder;
  const y = (time: number) => AXIS_PX + ((heightPx - AXIS_PX - BOTTOM_PX) * (time - from)) / Math.max(1, until - from);
  const labels = labelledCylinders(
    [head, ...(areDotsNamed ? [] : moves.map(({ to }) => to))].filter((each) => each >= 0),
    last,
    LABEL_PX / perCylinder,
  );
  const isLater = (time: number) => now !== undefined && time > now;
  return (
    <div ref={ref} className="min-w-0">
      <svg role="img" aria-label={label} width={widthPx} height={heightPx} className="block overflow-visible">
        <line x1={x(0)} x2={x(last)} y1={AXIS_PX} y2={AXIS_PX} className="stroke-line-strong" />
        {labels.map((cylinder) => (
          <g key={cylinder}>
            <line
              x1={x(cylinder)}
              x2={x(cylinder)}
              y1={AXIS_PX - 3}
              y2={heightPx - BOTTOM_PX}
              className="stroke-line"
              strokeDasharray="1 3"
            />
            <text x={x(cylinder)} y={AXIS_PX - 6} textAnchor="middle" className="fill-soft text-mini tabular-nums">
              {numberText(cylinder)}
            </text>
          </g>
        ))}
        {segments.map((segment) => (
          <line
            key={`${segment.fromTime} ${segment.fromCylinder} ${segment.toCylinder}`}
            x1={x(segment.fromCylinder)}
            y1={y(segment.fromTime)}
            x2={x(segment.toCylinder)}
            y2={y(segment.toTime)}
            strokeWidth={1.75}
            {...lookOf(segment, isLater(segment.fromTime))}
          />
        ))}
        {head >= 0 && <rect x={x(head) - 4} y={y(from) - 4} width={8} height={8} className="fill-ink" />}
        {areDotsNamed &&
          moves.map(({ to, arrives }) => (
            <text
              key={`${arrives} ${to}`}
              x={x(to) + (isAtRightEnd(to, last) ? -7 : 7)}
              y={y(arrives) + 4}
              textAnchor={isAtRightEnd(to, last) ? "end" : "start"}
              className="fill-ink stroke-panel text-mini tabular-nums"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {numberText(to)}
            </text>
          ))}
        {moves.map(({ to, arrives }) => (
          <circle
            key={`${arrives} ${to}`}
            cx={x(to)}
            cy={y(arrives)}
            r={DOT_PX}
            className={isLater(arrives) ? "fill-line-strong" : "fill-accent"}
          >
            <title>{numberText(to)}</title>
          </circle>
        ))}
      </svg>
    </div>
  );
}

/** No room on the right. */
function isAtRightEnd(cylinder: number, last: number): boolean {
  return cylinder > 0.9 * last;
}

function lookOf({ isReturn }: ArmSegment, isLater: boolean) {
  return {
    className: isLater ? "stroke-line-strong" : "stroke-accent",
    ...(isReturn ? { strokeDasharray: "4 4" } : {}),
  };
}
