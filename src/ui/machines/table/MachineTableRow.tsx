/**
 * A machine in the table: its figures, and a cell of the heat map for each machine that took time of it. Of hundreds of
 * machines few look otherwise at the next glance: a row is drawn again only when something that it shows has changed. The
 * words of a cell, which are heard or seen under the pointer, are renewed with its row of shades while moments pass by,
 * and always when the run rests.
 */
import { memo } from "react";
import type { TimeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import type { VcpuTime } from "../../../trace/figures/steal.ts";
import type { HostInfo } from "../../../trace/hostState.ts";
import { takenBy } from "../../shared/moment/takenBy.ts";
import { useTableText } from "../../shared/text/useTableText.ts";
import { VmSwatch } from "../../shared/VmChip.tsx";
import { vmColor } from "../../shared/vmColor.ts";
import type { MachineView } from "../machineView.ts";
import { SelectMachine } from "../SelectMachine.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import { useWhereabouts } from "../Whereabouts.tsx";
import { showsTheSame } from "../machineProps.ts";
import type { TableRow } from "./rows.ts";
import { shadeStyle } from "./shades.ts";

interface HeatProps {
  readonly vm: VmUid;
  readonly takers: readonly VmUid[];
  /** The shade of each, a digit. */
  readonly shades: string;
  /** Whose cell is picked, or -1. */
  readonly picked: VmUid | -1;
  readonly time: VcpuTime | null;
  readonly info: HostInfo;
  readonly unit: TimeUnit;
  /** Moments pass by: nobody reads the ticks of a cell. */
  readonly isPassing: boolean;
  readonly onPick: (loser: VmUid, taker: VmUid) => void;
}

export interface MachineTableRowProps extends HeatProps, Pick<TableRow, "cap" | "throttled"> {
  readonly machine: MachineView;
  /** Part of the time that was taken; null: it neither ran nor waited. */
  readonly steal: number | null;
  /** Its place in the table, counted with the head. */
  readonly place: number;
  readonly isSelected: boolean;
  readonly isChosen: boolean;
  readonly hasMemory: boolean;
  readonly hasHosts: boolean;
  readonly onToggle: (vms: readonly VmUid[], isOn: boolean) => void;
}

/** Whether two of them look the same, but for what is told apart: `others`. */
function areSame<Props extends object>(before: Props, after: Props, others: readonly (keyof Props)[]): boolean {
  const keys = Object.keys(after) as (keyof Props)[];
  return keys.every((key) => others.includes(key) || Object.is(before[key], after[key]));
}

/** The words of its cells are what they were, or are not renewed now. */
function hasSameWords(before: HeatProps, after: HeatProps): boolean {
  return after.isPassing || (!before.isPassing && before.time === after.time);
}

const tenths = (ratio: number | null) => ratio && Math.round(ratio * 1000);

export const MachineTableRow = memo(
  Row,
  (before, after) =>
    areSame(before, after, ["machine", "steal", "time", "isPassing"]) &&
    showsTheSame(before, after) &&
    tenths(before.steal) === tenths(after.steal) &&
    hasSameWords(before, after),
);

function Row(props: MachineTableRowProps) {
  const { machine, steal, cap, throttled, place, isSelected, isChosen, hasMemory, hasHosts, unit, onToggle } = props;
  const { machineTable: t, terms } = useTableText();
  const { vm, takers, shades, picked, time, info, isPassing, onPick } = props;
  const ground = isSelected ? "bg-accent-soft" : "bg-panel";
  return (
    <tr aria-rowindex={place} className={`h-5.25 ${ground}`}>
      <td className={`sticky left-0 z-10 border-b border-line pl-3.5 text-left ${ground}`}>
        <input
          type="checkbox"
          aria-label={t.select(machine.name)}
          checked={isChosen}
          onChange={({ target }) => onToggle([vm], target.checked)}
          className="block accent-(--accent)"
        />
      </td>
      <th
        scope="row"
        className={`sticky left-9 z-10 max-w-44 border-b border-line pr-3 text-left font-semibold ${ground}`}
      >
        <span className="relative flex items-center gap-1.5">
          <VmSwatch vm={vm} />
          <SelectMachine machine={machine} isSelected={isSelected} className="min-w-0" />
        </span>
      </th>
      <td className="border-b border-line pr-3 text-left whitespace-nowrap">
        <StatusBadge machine={machine} />
      </td>
      <td className="border-b border-line px-2">{terms.number(machine.vcpus)}</td>
      <td className="border-b border-line px-2">
        <Bar ratio={machine.cpuRatio} color={vmColor(vm)} text={terms.percent(machine.cpuRatio ?? 0)} />
      </td>
      <td className="border-b border-line px-2">
        <Bar ratio={steal} color="var(--ink)" text={terms.percent(steal ?? 0)} />
      </td>
      <td className="border-b border-line px-2">{terms.number(machine.weight)}</td>
      <td className="border-b border-line px-2">{cap === null ? NONE : terms.percent(cap / 100)}</td>
      <td className="border-b border-line px-2">{throttled === null ? NONE : terms.time(throttled, unit)}</td>
      {hasMemory && <td className="border-b border-line pr-4 pl-2">{terms.number(machine.faults)}</td>}
      {hasHosts && (
        <td className="border-b border-line px-2 text-left whitespace-nowrap">
          <Where vm={vm} />
        </td>
      )}
      <HeatCells {...{ vm, takers, shades, picked, time, info, unit, isPassing, onPick }} />
    </tr>
  );
}

const HeatCells = memo(
  Heat,
  (before, after) => areSame(before, after, ["time", "isPassing"]) && hasSameWords(before, after),
);

function Heat({ vm, takers, shades, picked, time, info, unit, onPick }: HeatProps) {
  const { machineTable: t, terms } = useTableText();
  const nameOf = (uid: VmUid) => info.vms[uid]?.name ?? "";
  return takers.map((taker, at) => {
    const shade = Number(shades[at]);
    const isPicked = taker === picked;
    const words = shade > 0 && t.cell(nameOf(taker), terms.ticks(Math.round(takenBy(time, taker)), unit), nameOf(vm));
    return (
      <td key={taker} className="border-b border-line p-px">
        {words !== false && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={words}
            title={words}
            aria-pressed={isPicked}
            onClick={() => onPick(vm, taker)}
            className={`mx-auto block h-4.5 w-full max-w-6 min-w-2.5 cursor-pointer rounded-[3px] ${isPicked ? "outline-2 outline-ink" : ""}`}
            style={shadeStyle(shade)}
          />
        )}
      </td>
    );
  });
}

function Where({ vm }: { readonly vm: VmUid }) {
  return useWhereabouts(vm);
}

const NONE = <span className="text-soft">–</span>;

function Bar({ ratio, color, text }: { readonly ratio: number | null; readonly color: string; readonly text: string }) {
  if (ratio === null) return NONE;
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="h-1 w-12 overflow-hidden rounded-full bg-sunken">
        <span
          className="block h-full rounded-full"
          style={{ width: `${Math.round(100 * Math.min(1, ratio))}%`, backgroundColor: color }}
        />
      </span>
      <span className="w-11">{text}</span>
    </span>
  );
}
