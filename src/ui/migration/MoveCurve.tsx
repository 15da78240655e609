/** For how long a machine stands still and takes in all, over what varies: two lines, a point a place, each a button. */
import { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { selectLanguage } from "../../store/selectors.ts";
import type { Estimate } from "../shared/migration/estimate.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useApp } from "../shared/useApp.ts";

export interface CurvePlace {
  readonly at: number;
  readonly label: string;
  readonly estimate: Estimate;
}

interface MoveCurveProps {
  readonly places: readonly CurvePlace[];
  /** The one in force; -1: none of them. */
  readonly present: number;
  readonly onOpen: (at: number) => void;
}

const BOX = { heightPx: 110, leftPx: 44, rightPx: 12, topPx: 8, bottomPx: 18 } as const;
const SIGN_PX = 4;

export function MoveCurve({ places, present, onOpen }: MoveCurveProps) {
  const { terms } = useText();
  const unit = useTimeUnit();
  const t = migrationPanel[useApp(selectLanguage)].whatIf;
  const [widthPx, ref] = useWidth(300);
  const known = places.filter(({ estimate }) => estimate.downtime !== null);
  const most = Math.max(1, ...known.map(({ estimate }) => estimate.total));
  const { heightPx, leftPx, rightPx, topPx, bottomPx } = BOX;
  const xOf = (at: number) => leftPx + (at * (widthPx - leftPx - rightPx)) / Math.max(1, places.length - 1);
  // Times differ by orders of magnitude.
  const yOf = (ticks: number) => topPx + (1 - Math.log1p(ticks) / Math.log1p(most)) * (heightPx - topPx - bottomPx);
  const line = (of: (estimate: Estimate) => number) =>
    known.map(({ at, estimate }, index) => `${index === 0 ? "M" : "L"}${xOf(at)} ${yOf(of(estimate))}`).join("");
  const told = ({ label, estimate: { downtime, total } }: CurvePlace) =>
    t.point(
      label,
      downtime === null ? t.endless : terms.ticks(downtime, unit),
      downtime === null ? t.endless : terms.ticks(total, unit),
    );
  const everyNth = Math.ceil(places.length / Math.max(2, Math.floor((widthPx - leftPx) / 72)));
  return (
    <div ref={ref} className="relative mt-1 min-w-0">
      <svg width={widthPx} height={heightPx} role="group" aria-label={t.curve} className="block text-[0.6875rem]">
        <line
          x1={leftPx}
          x2={widthPx - rightPx}
          y1={heightPx - bottomPx}
          y2={heightPx - bottomPx}
          stroke="var(--line-strong)"
        />
        {[0, most].map((ticks) => (
          <text key={ticks} x={leftPx - 6} y={yOf(ticks) + 4} textAnchor="end" fill="var(--soft)">
            {terms.time(ticks, unit)}
          </text>
        ))}
        {present >= 0 && (
          <line
            x1={xOf(present)}
            x2={xOf(present)}
            y1={topPx}
            y2={heightPx - bottomPx}
            stroke="var(--accent)"
            strokeDasharray="3 3"
          />
        )}
        <path d={line(({ total }) => total)} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
        <path
          d={line(({ downtime }) => downtime ?? 0)}
          fill="none"
          stroke="var(--fault)"
          strokeWidth={1.5}
          strokeDasharray="5 3"
        />
        {places.map((place) => {
          const { at, label, estimate } = place;
          const isEndless = estimate.downtime === null;
          const yPx = isEndless ? topPx : yOf(estimate.total);
          return (
            <g
              key={at}
              role="button"
              tabIndex={0}
              aria-label={told(place)}
              aria-current={at === present ? "true" : undefined}
              className="cursor-pointer outline-none [&:focus-visible>circle]:stroke-(--accent) [&:focus-visible>circle]:[stroke-width:3]"
              onClick={() => onOpen(at)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                event.stopPropagation();
                onOpen(at);
              }}
            >
              <title>{told(place)}</title>
              <rect x={xOf(at) - 12} y={topPx} width={24} height={heightPx - topPx - bottomPx} fill="transparent" />
              <circle
                cx={xOf(at)}
                cy={yPx}
                r={SIGN_PX}
                fill={isEndless ? "var(--panel)" : "var(--ink)"}
                stroke="var(--ink)"
              />
              {!isEndless && <circle cx={xOf(at)} cy={yOf(estimate.downtime)} r={SIGN_PX - 1} fill="var(--fault)" />}
              {at % everyNth === 0 && (
                <text
                  x={xOf(at)}
                  y={heightPx - 5}
                  textAnchor={xOf(at) > widthPx - 24 ? "end" : "middle"}
                  fill="var(--soft)"
                >
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <p className="flex flex-wrap gap-x-3 text-soft" aria-hidden>
        <span>● — {t.totalLine}</span>
        <span className="text-fault">● - - {t.downtimeLine}</span>
        {known.length < places.length && <span>○ {t.endless}</span>}
      </p>
    </div>
  );
}
