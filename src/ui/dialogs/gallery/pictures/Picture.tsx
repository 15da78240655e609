/** A card's picture, 334 x 66, of the real run; until it is drawn an empty field of the same size. Decoration: the line says it. */
import { vmColor } from "../../../shared/vmColor.ts";
import { segmentsOf, type TimedMove } from "../../../../chart/armPath.ts";
import type { Bar } from "../answer.ts";
import type { CurvePoint, PageColumn, PictureData } from "./pictureOf.ts";

const WIDTH = 334;
const HEIGHT = 66;

export function Picture({ data }: { readonly data: PictureData | undefined }) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block aspect-[334/66] w-full"
      data-picture={data?.draws ?? "awaited"}
    >
      {!data && <rect y="19" width={WIDTH} height="28" rx="4" fill="var(--sunken)" />}
      {data?.draws === "lanes" && <Lanes lanes={data.lanes} until={data.until} />}
      {data?.draws === "hosts" && <Hosts hosts={data.hosts} until={data.until} />}
      {data?.draws === "pages" && <Pages columns={data.columns} />}
      {data?.draws === "region" && <Region data={data} />}
      {data?.draws === "arm" && <Arm moves={data.moves} last={data.last} />}
      {data?.draws === "curve" && (
        <Curve
          points={data.points}
          text={data.figure === "useful" ? (value) => `${Math.round(value * 100)}%` : String}
        />
      )}
    </svg>
  );
}

/** One lane is as high as two thirds of the picture; several share it. */
const ONLY_LANE = 40;

function Lanes({ lanes, until }: { readonly lanes: readonly (readonly Bar[])[]; readonly until: number }) {
  const gap = lanes.length > 4 ? 1 : 4;
  const height = lanes.length === 1 ? ONLY_LANE : Math.min(24, (HEIGHT - gap * (lanes.length - 1)) / lanes.length);
  const top = (HEIGHT - lanes.length * height - (lanes.length - 1) * gap) / 2;
  return lanes.map((bars, pcpu) => (
    // The number of a pCPU is what it is.
    // oxlint-disable-next-line react/no-array-index-key
    <g key={pcpu} transform={`translate(0 ${top + pcpu * (height + gap)})`}>
      <Lane bars={bars} until={until} height={height} rx={lanes.length > 4 ? 0.5 : 2} />
    </g>
  ));
}

interface LaneProps {
  readonly bars: readonly Bar[];
  readonly until: number;
  readonly height: number;
  readonly rx: number;
}

function Lane({ bars, until, height, rx }: LaneProps) {
  return bars.map(({ start, end, vm }) => (
    <rect
      key={start}
      x={(WIDTH * start) / until}
      width={Math.max(0.8, (WIDTH * (Math.min(end, until) - start)) / until - 1)}
      height={height}
      rx={rx}
      fill={vm === null ? "var(--line-strong)" : vmColor(vm)}
    />
  ));
}

const BETWEEN = { hosts: 8, lanes: 2 } as const;

/** One host below the other: on the ground of each are the lanes of its pCPUs, empty where nothing runs. */
function Hosts({ hosts, until }: Pick<Extract<PictureData, { draws: "hosts" }>, "hosts" | "until">) {
  const lanes = hosts.flatMap((all, host) => all.map((bars, pcpu) => ({ host, pcpu, bars })));
  const gaps = BETWEEN.hosts * (hosts.length - 1) + BETWEEN.lanes * (lanes.length - hosts.length);
  const height = Math.min(20, (HEIGHT - gaps) / Math.max(1, lanes.length));
  const top = (HEIGHT - height * lanes.length - gaps) / 2;
  return lanes.map(({ host, pcpu, bars }, at) => {
    const y = top + at * height + host * BETWEEN.hosts + (at - host) * BETWEEN.lanes;
    return (
      <g key={`${host} ${pcpu}`} transform={`translate(0 ${y})`}>
        <rect width={WIDTH} height={height} rx="2" fill="var(--sunken)" />
        <Lane bars={bars} until={until} height={height} rx={2} />
      </g>
    );
  });
}

function Pages({ columns }: { readonly columns: readonly PageColumn[] }) {
  const width = WIDTH / Math.max(1, columns.length);
  const rows = Math.max(1, ...columns.map(({ pages }) => pages.length));
  const height = HEIGHT / rows;
  return columns.map(({ pages, frame, isFault }, at) => (
    // A column is the reference at its place.
    // oxlint-disable-next-line react/no-array-index-key
    <g key={at} transform={`translate(${at * width} 0)`}>
      {pages.map((page, row) => {
        const isIt = row === frame;
        const fill = isIt ? (isFault ? "var(--fault-soft)" : "var(--ok-soft)") : "var(--sunken)";
        const ink = isIt ? (isFault ? "var(--fault)" : "var(--ok)") : "var(--soft)";
        return (
          // oxlint-disable-next-line react/no-array-index-key
          <g key={row} transform={`translate(0 ${row * height})`}>
            <rect x="0.5" y="0.5" width={width - 1} height={height - 1} rx="2" fill={fill} />
            <text
              x={width / 2}
              y={height / 2}
              dy="0.35em"
              textAnchor="middle"
              fontSize="11.5"
              fontWeight={isIt ? 700 : 400}
              fill={ink}
            >
              {page ?? ""}
            </text>
          </g>
        );
      })}
    </g>
  ));
}

function Region({ data: { view, base, size } }: { readonly data: Extract<PictureData, { draws: "region" }> }) {
  const place = (span: { readonly start: number; readonly size: number }) => ({
    x: (WIDTH * (span.start - base)) / size,
    width: Math.max(0.8, (WIDTH * span.size) / size - 1),
    y: 13,
    height: 40,
    rx: 2,
  });
  return (
    <>
      {view.holes.map((hole) => (
        <rect key={hole.start} {...place(hole)} fill="var(--sunken)" />
      ))}
      {view.blocks.map((block) => (
        <rect key={block.start} {...place(block)} fill={block.vm < 0 ? "var(--line-strong)" : vmColor(block.vm)} />
      ))}
    </>
  );
}

function Arm({ moves, last }: { readonly moves: readonly TimedMove[]; readonly last: number }) {
  const x = (cylinder: number) => 4 + ((WIDTH - 8) * cylinder) / Math.max(1, last);
  const y = (step: number) => 4 + ((HEIGHT - 8) * step) / Math.max(1, moves.length);
  return (
    <>
      {moves.flatMap(segmentsOf).map(({ fromCylinder, fromTime, toCylinder, toTime }) => (
        <line
          key={fromTime}
          x1={x(fromCylinder)}
          y1={y(fromTime)}
          x2={x(toCylinder)}
          y2={y(toTime)}
          stroke="var(--accent)"
          strokeWidth="1.5"
        />
      ))}
      {moves.map(({ to, ends }) => (
        <circle key={ends} cx={x(to)} cy={y(ends)} r="2.5" fill="var(--accent)" />
      ))}
    </>
  );
}

const EDGE = { x: 12, top: 14, bottom: 8 };

function Curve({ points, text }: { readonly points: readonly CurvePoint[]; readonly text: (value: number) => string }) {
  const values = points.map(({ value }) => value);
  const most = Math.max(...values);
  const least = Math.min(...values);
  const xOf = (at: number) => EDGE.x + (at * (WIDTH - 2 * EDGE.x)) / Math.max(1, points.length - 1);
  const yOf = (value: number) =>
    EDGE.top + ((HEIGHT - EDGE.top - EDGE.bottom) * (most - value)) / Math.max(most - least, Number.EPSILON);
  return points.map(({ frames, value }, at) => {
    const before = points[at - 1];
    // More faults with more frames: that is the anomaly.
    const isWorse = before !== undefined && value > before.value && value > 1;
    const color = isWorse ? "var(--fault)" : "var(--accent)";
    return (
      <g key={frames}>
        {before && (
          <line
            x1={xOf(at - 1)}
            y1={yOf(before.value)}
            x2={xOf(at)}
            y2={yOf(value)}
            stroke={color}
            strokeWidth={isWorse ? 2.5 : 1.5}
          />
        )}
        <circle cx={xOf(at)} cy={yOf(value)} r="3" fill="var(--panel)" stroke={color} strokeWidth="1.5" />
        <text
          x={xOf(at) + (at === points.length - 1 ? -6 : 6)}
          y={yOf(value) - 5}
          textAnchor={at === points.length - 1 ? "end" : "start"}
          fontSize="11.5"
          fill={isWorse ? "var(--fault)" : "var(--soft)"}
          fontWeight={isWorse ? 700 : 400}
        >
          {text(value)}
        </text>
      </g>
    );
  });
}
