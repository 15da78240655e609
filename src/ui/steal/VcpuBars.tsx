/**
 * Where the time of each vCPU went: a bar as long as the run so far, its parts in a fixed order, and the share of steal
 * beside it. Every bar is said in words, and all of them stand in a table as well.
 */
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { VcpuId, VmUid } from "../../model/units.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import type { StealSums, VcpuTime } from "../../trace/figures/steal.ts";
import { isolated } from "../../trace/isolated.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { useHasBarriers } from "../shared/moment/useHasBarriers.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { LOOKS, lookStyle, partsOf, type Look, type Part } from "./parts.ts";
import { Disclosure } from "./Disclosure.tsx";
import { useStealText } from "./useStealText.ts";

export interface VcpuBarsProps {
  readonly info: HostInfo;
  readonly sums: StealSums;
  readonly vcpus: readonly VcpuId[];
  /** vCPUs that have no bar. */
  readonly more: number;
  /** Machines with a colour of their own among those who took. */
  readonly shown: readonly VmUid[];
  readonly focused: VmUid | null;
  readonly unit: TimeUnit;
}

interface Entry {
  readonly vcpu: VcpuId;
  readonly vm: VmUid;
  readonly label: string;
  readonly time: VcpuTime;
}

export function VcpuBars({ info, sums, vcpus, more, shown, focused, unit }: VcpuBarsProps) {
  const { steal, terms } = useStealText();
  const entries = vcpus.flatMap((vcpu): Entry[] => {
    const time = sums.vcpus[vcpu];
    return time ? [{ vcpu, vm: info.vcpus[vcpu]!.vm, label: vcpuLabel(info, vcpu), time }] : [];
  });
  const title = steal.bars(terms.ticks(sums.to, unit));
  return (
    <section className="mt-2 border-t border-line pt-2 text-xs">
      <div className="mb-1 flex items-baseline justify-between gap-2 text-mini text-soft">
        <h3>{title}</h3>
        <span title={steal.stealHelp}>{steal.steal}</span>
      </div>
      <ul aria-label={title} className="space-y-0.5">
        {entries.map((entry) => (
          <Bar
            key={entry.vcpu}
            entry={entry}
            name={(vm) => isolated(info.vms[vm]?.name ?? "")}
            elapsed={sums.to}
            shown={shown}
            isFocused={entry.vm === focused}
          />
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-mini text-soft">{steal.moreVcpus(more)}</p>}
      <Legend />
      <Disclosure summary={steal.asTable}>
        <PartsTable entries={entries} title={title} />
      </Disclosure>
    </section>
  );
}

interface BarProps {
  readonly entry: Entry;
  readonly name: (vm: VmUid) => string;
  readonly elapsed: number;
  readonly shown: readonly VmUid[];
  readonly isFocused: boolean;
}

function Bar({ entry: { vm, label, time }, name, elapsed, shown, isFocused }: BarProps) {
  const { steal, terms } = useStealText();
  const unit = useTimeUnit();
  const parts = partsOf(time, shown);
  const words = parts.map((part) => {
    const ticks = terms.time(part.ticks, unit);
    if (part.look !== "taken") return steal.partOf(steal.part[part.look], ticks);
    return typeof part.taker === "number"
      ? steal.takenPart(name(part.taker), ticks)
      : steal.partOf(steal.part.taken, ticks);
  });
  const { guest, spin, exit, ready, costopped } = time.ticks;
  const stolen = ready + costopped;
  const wanted = guest + spin + exit + stolen;
  const text = steal.bar(label, words);
  return (
    <li className={`flex items-center gap-1.5 rounded-sm ${isFocused ? "bg-accent-soft" : ""}`}>
      <span className="flex w-16 shrink-0 items-center gap-1" aria-hidden="true">
        <VmSwatch vm={vm} className="size-2" />
        <span title={label} className={`truncate ${isFocused ? "font-semibold" : ""}`}>
          {label}
        </span>
      </span>
      <span role="img" aria-label={text} title={text} className="flex h-3 min-w-0 flex-1 bg-lane">
        {parts.map((part) => (
          <span
            key={`${part.look} ${part.taker ?? ""}`}
            style={{ ...lookStyle(part.look, vm, part.taker), width: `${widthOf(part, elapsed)}%` }}
            className="h-full shrink-0"
          />
        ))}
      </span>
      <span className="w-11 shrink-0 text-right tabular-nums">
        {wanted > 0 ? terms.percent(stolen / wanted) : steal.none}
      </span>
    </li>
  );
}

function widthOf({ ticks }: Part, elapsed: number): number {
  return elapsed > 0 ? (100 * ticks) / elapsed : 0;
}

/** What can occur in the bars. */
function useLooks(): readonly Look[] {
  const hasBarriers = useHasBarriers();
  return hasBarriers ? LOOKS : LOOKS.filter((look) => look !== "spin");
}

function Legend() {
  const { steal } = useStealText();
  const looks = useLooks();
  return (
    <ul aria-label={steal.legend} className="mt-1.5 flex flex-wrap gap-x-2.5 gap-y-0.5 text-mini text-soft">
      {looks.map((look) => (
        <li key={look} className="flex items-center gap-1">
          <span aria-hidden="true" style={lookStyle(look, null)} className="inline-block h-2.5 w-4" />
          {steal.part[look]}
        </li>
      ))}
    </ul>
  );
}

function ticksOf({ ticks, shares, nobody }: VcpuTime, look: Look): number {
  if (look === "nobody") return nobody / shares;
  return look === "taken" ? ticks.ready - nobody / shares : ticks[look];
}

function PartsTable({ entries, title }: { readonly entries: readonly Entry[]; readonly title: string }) {
  const { steal, terms } = useStealText();
  const unit = useTimeUnit();
  const looks = useLooks();
  return (
    <div
      className="scroll-quiet fade-right overflow-x-auto"
      role="region"
      aria-label={title}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table className="w-full text-xs">
        <thead>
          <tr className="border-b border-line text-soft">
            <th scope="col" className="sticky left-0 bg-panel pr-1 text-left font-normal">
              {steal.vcpu}
            </th>
            {looks.map((look) => (
              <th key={look} scope="col" className="pl-2 text-right font-normal whitespace-nowrap">
                {steal.part[look]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ vcpu, label, time }) => (
            <tr key={vcpu}>
              <th
                scope="row"
                title={label}
                className="sticky left-0 max-w-20 truncate bg-panel pr-1 text-left font-medium"
              >
                {label}
              </th>
              {looks.map((look) => (
                <td key={look} className="pl-2 text-right tabular-nums">
                  {terms.time(ticksOf(time, look), unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
