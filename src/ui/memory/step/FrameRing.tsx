/** The frames in a circle with a hand: what it passed, and where it stopped. */
import { useBesideText } from "../../shared/text/useBesideText.ts";
import { vmColor } from "../../shared/vmColor.ts";
import type { Step } from "./stepAt.ts";

/** More frames would be lines. */
export const RING_MOST = 24;

const SIZE = 132;
const CENTER = SIZE / 2;
const RADIUS = { inner: 28, outer: 52, number: 60, page: 40, way: 23, hand: 26 } as const;
/** Between two frames, in radians. */
const GAP = 0.04;
const TURN = 2 * Math.PI;

function point(radius: number, angle: number): string {
  return `${(CENTER + radius * Math.sin(angle)).toFixed(1)} ${(CENTER - radius * Math.cos(angle)).toFixed(1)}`;
}

/** A part of the ring from one angle to another, clockwise from the top. */
function sector(from: number, to: number): string {
  const isLarge = to - from > Math.PI ? 1 : 0;
  const { inner, outer } = RADIUS;
  return `M ${point(outer, from)} A ${outer} ${outer} 0 ${isLarge} 1 ${point(outer, to)} L ${point(inner, to)} A ${inner} ${inner} 0 ${isLarge} 0 ${point(inner, from)} Z`;
}

function arc(from: number, to: number): string {
  const isLarge = to - from > Math.PI ? 1 : 0;
  const { way } = RADIUS;
  return `M ${point(way, from)} A ${way} ${way} 0 ${isLarge} 1 ${point(way, to)}`;
}

export function FrameRing({ step: { before, after, eviction } }: { readonly step: Step }) {
  const { beside: t } = useBesideText();
  const count = before.vm.length;
  const width = TURN / count;
  const middle = (frame: number) => frame * width;
  const frames = Array.from({ length: count }, (_, frame) => frame);
  const from = before.hand;
  const to = eviction ? eviction.frame : from;
  // A way that ends where it began is all the way round.
  const way = eviction && from >= 0 ? (to - from + count) % count || (eviction.cleared.length > 0 ? count : 0) : 0;
  const hand = after.hand >= 0 ? after.hand : from;
  const pages = frames.map((frame) => (before.vm.get(frame) < 0 ? t.free : before.page.get(frame))).join(", ");
  return (
    <div className="w-33 shrink-0 @max-[22rem]/panel:hidden">
      <svg role="img" aria-label={t.ringLabel(pages)} viewBox={`0 0 ${SIZE} ${SIZE}`} className="size-33">
        {frames.map((frame) => {
          const vm = before.vm.get(frame);
          const isVictim = eviction?.frame === frame;
          const [x, y] = point(RADIUS.page, middle(frame)).split(" ");
          const [numberX, numberY] = point(RADIUS.number, middle(frame)).split(" ");
          return (
            <g key={frame} textAnchor="middle" dominantBaseline="central" className="tabular-nums">
              <path
                d={sector(middle(frame) - width / 2 + GAP, middle(frame) + width / 2 - GAP)}
                fill={isVictim ? "var(--fault-soft)" : vm < 0 ? "var(--sunken)" : vmColor(vm, "soft")}
                stroke={isVictim ? "var(--fault)" : vm < 0 ? "var(--line-strong)" : vmColor(vm, "line")}
                strokeWidth={isVictim ? 2 : 1}
              />
              <text
                x={x}
                y={y}
                fontSize={count > 12 ? 11 : 14}
                fontWeight={650}
                fill={isVictim ? "var(--fault)" : "var(--ink)"}
              >
                {vm < 0 ? "" : before.page.get(frame)}
              </text>
              <text x={numberX} y={numberY} fontSize={count > 16 ? 8 : 10.5} fill="var(--soft)">
                {frame}
              </text>
            </g>
          );
        })}
        {way > 0 && (
          <path
            d={arc(middle(from), middle(from) + Math.min(way * width, TURN - GAP))}
            fill="none"
            stroke="var(--accent)"
            strokeWidth={2}
            strokeDasharray="2 3"
          />
        )}
        {hand >= 0 && (
          <line
            x1={CENTER}
            y1={CENTER}
            x2={point(RADIUS.hand, middle(hand)).split(" ")[0]}
            y2={point(RADIUS.hand, middle(hand)).split(" ")[1]}
            stroke="var(--accent)"
            strokeWidth={2.5}
            strokeLinecap="round"
          />
        )}
        <circle cx={CENTER} cy={CENTER} r={4} fill="var(--accent)" />
      </svg>
      <p className={`text-center text-mini whitespace-nowrap text-soft ${way > 0 ? "" : "invisible"}`}>{t.passed}</p>
    </div>
  );
}
