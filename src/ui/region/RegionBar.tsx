/** The memory region as a bar: blocks with the names of their machines, holes hatched, those of the step marked. */
import { useContext, type CSSProperties } from "react";
import type { RegionSpec } from "../../model/scenario.ts";
import type { HostInfo, RegionBlock, RegionHole, RegionView } from "../../trace/hostState.ts";
import { AnsweringContext } from "../shared/moment/answering.ts";
import { useLayout } from "../shared/layout/useLayout.ts";
import { softSurface } from "../shared/canvas/surface.ts";
import { vmColor } from "../shared/vmColor.ts";
import { useRegionText } from "./useRegionText.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

export interface RegionBarProps {
  readonly label: string;
  readonly view: RegionView;
  readonly spec: RegionSpec;
  readonly info: HostInfo;
  /** Holes that were looked at, in their order. */
  readonly searched?: readonly RegionHole[];
  readonly taken?: RegionHole | null;
  /** The block that has come, goes or was refused. */
  readonly vm?: number;
  /** Its holes are those that are asked about. */
  readonly isAsked: boolean;
}

/** Narrower pieces have no room for words, in parts of the bar. */
const LEAST = { wide: { name: 0.045, address: 0.05 }, phone: { name: 0.12, address: 0.14 } } as const;

const useLeast = () => (useLayout() === "phone" ? LEAST.phone : LEAST.wide);

const HATCHED: CSSProperties = {
  backgroundImage: "repeating-linear-gradient(135deg, var(--line) 0 1px, transparent 1px 6px)",
};

const NONE_SEARCHED: readonly RegionHole[] = [];

export function RegionBar({
  label,
  view,
  spec,
  info,
  searched = NONE_SEARCHED,
  taken = null,
  vm = -1,
  isAsked,
}: RegionBarProps) {
  const { region: t, terms } = useRegionText();
  const least = useLeast();
  const answering = useContext(AnsweringContext);
  const place = ({ start, size }: RegionHole): CSSProperties => ({
    left: `${(100 * (start - spec.base)) / spec.size}%`,
    width: `calc(${(100 * size) / spec.size}% - 1px)`,
  });
  const part = ({ size }: RegionHole) => size / spec.size;
  const amount = (units: number) => t.size(terms.number(units), spec.unit);
  const ends = ({ start, size }: RegionHole) => [terms.number(start), terms.number(start + size)] as const;
  const nameOf = (block: RegionBlock) => (block.vm < 0 ? t.nobody : machineLabel(info, block.vm));
  return (
    <div className="grid grid-cols-[4rem_minmax(0,1fr)] items-start gap-x-2">
      <span className="pt-2 text-xs text-soft md:tall:pt-4.5">{label}</span>
      <div>
        <ul aria-label={label} className="relative h-9 md:tall:h-14">
          {view.holes.map((hole) => {
            const nth = searched.findIndex(({ start }) => start === hole.start);
            const isTaken = taken?.start === hole.start;
            const marks = [isTaken ? t.taken : "", nth >= 0 ? t.looked(nth + 1) : ""].filter((mark) => mark !== "");
            const words = [t.hole(...ends(hole), amount(hole.size)), ...marks].join(", ");
            return (
              <li
                key={hole.start}
                title={words}
                className={`absolute inset-y-0 grid place-items-center overflow-hidden rounded bg-sunken text-xs text-soft ${isTaken ? "outline-2 -outline-offset-2 outline-accent" : ""}`}
                style={{ ...place(hole), ...HATCHED }}
              >
                <span className="sr-only">{words}</span>
                {part(hole) >= least.name && (
                  <span aria-hidden className="rounded bg-sunken px-1 tabular-nums">
                    {nth >= 0 && <b className="font-semibold text-accent">{nth + 1}· </b>}
                    {terms.number(hole.size)}
                  </span>
                )}
                {isAsked && answering?.place("hole", hole.start)}
              </li>
            );
          })}
          {view.blocks.map((block) => {
            const asked = block.asked < block.size ? amount(block.asked) : null;
            const words = t.block(nameOf(block), ...ends(block), amount(block.size), asked);
            const isOwn = block.vm >= 0 && block.vm === vm;
            return (
              <li
                key={block.start}
                title={words}
                className={`absolute inset-y-0 grid place-items-center overflow-hidden rounded border text-xs font-semibold ${block.vm < 0 ? "border-line-strong bg-panel text-soft" : ""}`}
                style={{
                  ...place(block),
                  ...(block.vm < 0 ? {} : { ...softSurface(block.vm), color: vmColor(block.vm, "ink") }),
                  ...(isOwn ? { borderColor: vmColor(block.vm), borderWidth: 2 } : {}),
                }}
              >
                <span className="sr-only">{words}</span>
                {block.vm >= 0 && asked !== null && (
                  // What nobody asked for, at the end of the block.
                  <span
                    aria-hidden
                    className="absolute inset-y-0 right-0 bg-panel/70"
                    style={{ width: `${(100 * (block.size - block.asked)) / block.size}%`, ...HATCHED }}
                  />
                )}
                {part(block) >= least.name && (
                  <span aria-hidden className="relative">
                    {block.vm < 0 ? "" : nameOf(block)}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <Addresses view={view} spec={spec} />
      </div>
    </div>
  );
}

/** The addresses at which pieces begin, as far as there is room. */
function Addresses({ view, spec }: Pick<RegionBarProps, "view" | "spec">) {
  const { terms } = useRegionText();
  const least = useLeast();
  const starts = [...view.blocks, ...view.holes].map(({ start }) => start).toSorted((a, b) => a - b);
  const shown: number[] = [];
  for (const start of starts) {
    const last = shown.at(-1);
    if (last === undefined || (start - last) / spec.size >= least.address) shown.push(start);
  }
  return (
    <div aria-hidden className="relative h-4 text-mini text-soft tabular-nums">
      {shown.map((start) => (
        <span key={start} className="absolute" style={{ left: `${(100 * (start - spec.base)) / spec.size}%` }}>
          {terms.number(start)}
        </span>
      ))}
    </div>
  );
}
