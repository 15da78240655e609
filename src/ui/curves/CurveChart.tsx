/**
 * Faults by frames as lines, a sign a point. One stop of the Tab key: arrows go from point to point and from line to line,
 * Enter opens the run that a point stands for. The line under the pointer or the focus stands out.
 */
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from "react";
import { lineDashes, placeFaults, pointSign, type FaultChart, type PlacedPoint } from "../../chart/faultChart.ts";
import { anomaliesOf, type CurvePoint } from "../../trace/figures/faultCurves.ts";
import type { DrawnCurve } from "../shared/curves/drawnCurves.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { useCurveText } from "../shared/text/useCurveText.ts";

export interface CurveChartProps {
  readonly curves: readonly DrawnCurve[];
  /** Null: faults as they are; else so many references, of which they are shares. */
  readonly shareOf: number | null;
  /** In force at present. */
  readonly frames: number | null;
  readonly heightPx: number;
  readonly onOpen: ((curve: number, point: CurvePoint) => void) | null;
}

const BOX = { bottomPx: 20, edgePx: 8, leftPx: 40 };
const SIGN_PX = 22;
/** A pointer is at a point that is so near. */
const NEAR_PX = 24;

/** A point by its line and its frames. */
interface Place {
  readonly curve: number;
  readonly frames: number;
}

export function CurveChart({ curves, shareOf, frames, heightPx, onOpen }: CurveChartProps) {
  const { curves: t, terms } = useCurveText();
  const id = useId();
  const [widthPx, ref] = useWidth(260);
  const inForce = Math.max(
    0,
    curves.findIndex(({ isInForce }) => isInForce),
  );
  const [place, setPlace] = useState<Place>({ curve: inForce, frames: frames ?? 1 });
  const [isLit, setLit] = useState(false);
  const wantsFocus = useRef(false);
  const stop = useRef<SVGGElement>(null);
  useEffect(() => {
    if (wantsFocus.current) stop.current?.focus();
    wantsFocus.current = false;
  });
  const placed = useMemo(
    () =>
      placeFaults(
        curves.map(({ points }) => points),
        ({ faults }) => (shareOf === null ? faults : faults / Math.max(1, shareOf)),
        { ...BOX, widthPx, heightPx },
      ),
    [curves, shareOf, widthPx, heightPx],
  );
  const active = curves[place.curve]?.points.length ? place.curve : curves.findIndex(({ points }) => points.length > 0);
  const focused = nearest(curves[active]?.points ?? [], place.frames);

  const onKeyDown = (event: KeyboardEvent<SVGElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !focused) return;
    const { points } = curves[active]!;
    const at = points.indexOf(focused);
    const sideways = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: points.length - 1 }[event.key];
    const across = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const opens = event.key === "Enter" || event.key === " ";
    if (sideways === undefined && across === undefined && !opens) return;
    event.preventDefault();
    event.stopPropagation();
    if (opens) return onOpen?.(active, focused);
    const point = points[sideways ?? at];
    if (!point) return;
    wantsFocus.current = true;
    setPlace({ curve: across === undefined ? active : nextCurve(curves, active, across), frames: point.frames });
    setLit(true);
  };
  /** The point under the pointer, which is the one at the focus from now on. */
  const pointAt = (event: PointerEvent<SVGElement> | MouseEvent<SVGElement>): PlacedPoint | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const found = nearestPlaced(placed.lines, event.clientX - left, event.clientY - top, place.curve);
    if (!found) return null;
    setPlace({ curve: found.curve, frames: found.at.point.frames });
    return found.at;
  };

  // The one in force is drawn last, over the others. They keep their order under the pointer: a press is none where what is
  // pressed moves in between.
  const order = curves.map((_, index) => index).toSorted((a, b) => rankOf(a) - rankOf(b));
  function rankOf(index: number): number {
    return curves[index]!.isInForce ? 1 : 0;
  }
  const numberOf = (value: number) => (shareOf === null ? terms.number(value) : value.toFixed(2));
  const told = focused && t.point(curves[active]!.name, focused.frames, focused.faults, focused.writeBacks);
  return (
    <div ref={ref} className="relative min-w-0">
      {/* Its points have the focus; arrows and pointer hold in all of it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      <svg
        width={widthPx}
        height={heightPx}
        role="group"
        aria-label={t.chart(curves.length)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setLit(pointAt(event) !== null)}
        onPointerLeave={() => setLit(false)}
        onClick={(event) => {
          const at = pointAt(event);
          const curve = at && placed.lines.findIndex(({ points }) => points.includes(at));
          if (at && curve !== null) onOpen?.(curve, at.point);
        }}
        className={`block overflow-visible text-[11.5px] select-none ${isLit && onOpen ? "cursor-pointer" : ""}`}
      >
        {placed.yTicks.map(({ value, at: y }) => (
          <g key={value}>
            <line x1={BOX.leftPx} x2={widthPx} y1={y} y2={y} className="stroke-line" />
            <text x={BOX.leftPx - 6} y={y} dy="0.35em" textAnchor="end" className="fill-soft tabular-nums">
              {numberOf(value)}
            </text>
          </g>
        ))}
        {placed.xTicks.map(({ value, at: x }) => (
          <text
            key={value}
            x={x}
            y={heightPx - 4}
            textAnchor="middle"
            className={value === frames ? "fill-accent font-semibold tabular-nums" : "fill-soft tabular-nums"}
          >
            {terms.number(value)}
          </text>
        ))}
        {frames !== null && isDrawn(placed.lines, frames) && (
          <line
            x1={placed.xOf(frames)}
            x2={placed.xOf(frames)}
            y1={BOX.edgePx}
            y2={heightPx - BOX.bottomPx}
            className="stroke-accent opacity-50"
          />
        )}
        {order.map((index) => {
          const curve = curves[index]!;
          const { points, path } = placed.lines[index]!;
          const sign = `${id}-${index}`;
          const present = curve.isInForce ? points.find(({ point }) => point.frames === frames) : undefined;
          const standsOut = curve.isInForce || (isLit && index === active);
          return (
            <g
              key={curve.name}
              className={`${curve.isInForce ? "text-accent" : "text-ink"} ${isLit && index !== active ? "opacity-25" : ""}`}
            >
              <marker id={sign} viewBox="-5 -5 10 10" markerWidth={10} markerHeight={10} markerUnits="userSpaceOnUse">
                <path d={pointSign(index, SIGN_PX)} className="fill-panel" stroke="currentColor" strokeWidth={1.25} />
              </marker>
              <path
                d={path}
                fill="none"
                stroke="currentColor"
                strokeWidth={standsOut ? 2 : 1.25}
                strokeDasharray={curve.isInForce ? undefined : lineDashes(index)}
                markerStart={`url(#${sign})`}
                markerMid={`url(#${sign})`}
                markerEnd={`url(#${sign})`}
              />
              {anomaliesOf(curve.points).map(({ from, to }) => (
                <Anomaly key={to.frames} points={points} from={from} to={to} />
              ))}
              {present && <circle cx={present.x} cy={present.y} r={5} className="fill-accent" />}
              {index === active &&
                points.map(({ point, x, y }) => (
                  <g
                    key={point.frames}
                    ref={point === focused ? stop : undefined}
                    role={onOpen ? "button" : "img"}
                    aria-label={`${t.point(curve.name, point.frames, point.faults, point.writeBacks)}${onOpen ? `. ${t.opens}` : ""}`}
                    tabIndex={point === focused ? 0 : -1}
                    transform={`translate(${x},${y})`}
                    className="outline-none [&:focus-visible>circle]:stroke-accent"
                    onFocus={() => {
                      setPlace({ curve: index, frames: point.frames });
                      setLit(true);
                    }}
                    onBlur={() => setLit(false)}
                  >
                    <circle
                      r={9}
                      className={`fill-transparent stroke-2 ${isLit && point === focused ? "stroke-accent" : "stroke-transparent"}`}
                    />
                  </g>
                ))}
            </g>
          );
        })}
      </svg>
      {isLit && told && (
        <p
          aria-hidden
          className="pointer-events-none absolute top-0 right-0 rounded-md border border-line bg-panel px-1.5 py-0.5 text-mini shadow-panel"
        >
          {told}
        </p>
      )}
    </div>
  );
}

/** The point that is nearest to a place, and near enough; of equally near ones that of the line `preferred`. */
function nearestPlaced(lines: FaultChart["lines"], x: number, y: number, preferred: number) {
  let best: { readonly curve: number; readonly at: PlacedPoint } | null = null;
  let least = NEAR_PX;
  for (const [curve, { points }] of lines.entries())
    for (const at of points) {
      const distance = Math.hypot(at.x - x, at.y - y) - (curve === preferred ? 0.5 : 0);
      if (distance >= least) continue;
      least = distance;
      best = { curve, at };
    }
  return best;
}

/** More frames, more faults: the piece of the line between them. */
function Anomaly({ points, from, to }: { points: readonly PlacedPoint[]; from: CurvePoint; to: CurvePoint }) {
  const start = points.find(({ point }) => point === from);
  const end = points.find(({ point }) => point === to);
  if (!start || !end) return null;
  return (
    <line
      x1={start.x}
      y1={start.y}
      x2={end.x}
      y2={end.y}
      className="stroke-fault"
      strokeWidth={3}
      strokeLinecap="round"
    />
  );
}

/** How the lines are told apart, in the order of the chart. */
export function LineSample({ curve, isInForce }: { readonly curve: number; readonly isInForce: boolean }) {
  return (
    <svg width={26} height={12} aria-hidden className={`shrink-0 ${isInForce ? "text-accent" : "text-ink"}`}>
      <line
        x1={0}
        x2={26}
        y1={6}
        y2={6}
        stroke="currentColor"
        strokeWidth={isInForce ? 2 : 1.25}
        strokeDasharray={isInForce ? undefined : lineDashes(curve)}
      />
      <path
        d={pointSign(curve, SIGN_PX)}
        transform="translate(13,6)"
        className="fill-panel"
        stroke="currentColor"
        strokeWidth={1.25}
      />
    </svg>
  );
}

function nearest(points: readonly CurvePoint[], frames: number): CurvePoint | undefined {
  return points.reduce<CurvePoint | undefined>(
    (best, point) => (best && Math.abs(best.frames - frames) <= Math.abs(point.frames - frames) ? best : point),
    undefined,
  );
}

/** The next one up or down that has points, going round. */
function nextCurve(curves: readonly DrawnCurve[], from: number, step: number): number {
  for (let n = 1; n <= curves.length; n += 1) {
    const next = (from + n * step + n * curves.length) % curves.length;
    if (curves[next]!.points.length > 0) return next;
  }
  return from;
}

const isDrawn = (lines: readonly { readonly points: readonly PlacedPoint[] }[], frames: number) =>
  lines.some(({ points }) => points.some(({ point }) => point.frames === frames));
