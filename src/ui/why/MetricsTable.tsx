/** The table of figures: a row a machine, or a row a vCPU with the times that textbooks ask for. Scrolls inside itself. */
import type { ReactNode } from "react";
import { vcpuLabel } from "../../i18n/explain/names.ts";
import type { VcpuId, VmUid } from "../../model/units.ts";
import { vcpuMetrics, vmMetrics } from "../../trace/metrics.ts";
import { useActions } from "../shared/useApp.ts";
import { useText } from "../shared/useText.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { decimalText, percentText } from "./figures.ts";
import type { Moment } from "./useMoment.ts";

interface Column {
  readonly label: string;
  readonly help: string;
}

/** Rows that are kept ready to be looked at. Hosts with more machines have a list of machines to search. */
const ROWS_SHOWN = 200;

function Table({ first, columns, children }: { readonly first: string; readonly columns: readonly Column[]; readonly children: ReactNode }) {
  const { why } = useText();
  return (
    <div
      className="scroll-quiet max-h-72 overflow-auto focus-visible:outline-offset-0"
      role="region"
      aria-label={why.metrics.title}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table className="w-full text-xs">
        <thead className="sticky top-0 bg-panel">
          <tr className="text-soft shadow-[inset_0_-1px_0_var(--line)]">
            <th scope="col" className="py-1 text-left font-normal">
              {first}
            </th>
            {columns.map(({ label, help }) => (
              <th key={label} scope="col" title={help} className="py-1 pl-2 text-right font-normal whitespace-nowrap">
                {label}
                <span className="sr-only">: {help}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Row({ vm, name, onSelect, values }: { readonly vm: VmUid; readonly name: string; readonly onSelect: () => void; readonly values: readonly string[] }) {
  return (
    <tr>
      <th scope="row" className="max-w-28 py-0.5 text-left font-medium">
        <button
          type="button"
          onClick={onSelect}
          title={name}
          className="flex max-w-full cursor-pointer items-center gap-1.5 rounded-sm hover:text-accent"
        >
          <VmSwatch vm={vm} className="size-2" />
          <span className="truncate">{name}</span>
        </button>
      </th>
      {values.map((value, at) => (
        <td key={at} className="min-w-9 py-0.5 pl-2 text-right whitespace-nowrap tabular-nums">
          {value}
        </td>
      ))}
    </tr>
  );
}

/** The machines that exist at the moment. */
function existing(moment: Moment): readonly VmUid[] {
  const found: VmUid[] = [];
  for (const [vm, state] of moment.host.vms.entries()) {
    if (state.life !== "none") found.push(vm);
    if (found.length === ROWS_SHOWN) break;
  }
  return found;
}

export function MachineTable({ moment }: { readonly moment: Moment }) {
  const { why, terms } = useText();
  const actions = useActions();
  const { info } = moment.trace;
  const m = why.metrics;
  const orNone = (n: number | null) => (n === null ? m.none : terms.number(Math.floor(n)));
  return (
    <Table
      first={m.vm}
      columns={[
        { label: m.cpu, help: m.cpuHelp },
        { label: m.wait, help: m.waitHelp },
        { label: m.steal, help: m.stealHelp },
        { label: m.faults, help: m.faultsHelp },
        { label: m.turnaround, help: m.turnaroundHelp },
      ]}
    >
      {existing(moment).map((vm) => {
        const metrics = vmMetrics(info, moment.host, vm);
        return (
          <Row
            key={vm}
            vm={vm}
            name={info.vms[vm]?.name ?? ""}
            onSelect={() => actions.select({ kind: "vm", vm })}
            values={[
              percentText(metrics.cpuRatio, m.none, terms.percent),
              terms.number(Math.floor(metrics.waiting)),
              percentText(metrics.steal, m.none, terms.percent),
              terms.number(metrics.faults),
              orNone(metrics.turnaround),
            ]}
          />
        );
      })}
    </Table>
  );
}

export function VcpuTable({ moment }: { readonly moment: Moment }) {
  const { why, terms } = useText();
  const actions = useActions();
  const { info } = moment.trace;
  const m = why.metrics;
  const orNone = (n: number | null) => (n === null ? m.none : terms.number(Math.floor(n)));
  const vcpus = existing(moment)
    .flatMap((vm): VcpuId[] => {
      const machine = info.vms[vm];
      return machine ? Array.from({ length: machine.vcpuCount }, (_, at) => machine.firstVcpu + at) : [];
    })
    .slice(0, ROWS_SHOWN);
  return (
    <Table
      first={m.vcpu}
      columns={[
        { label: m.arrival, help: m.arrivalHelp },
        { label: m.cpu, help: m.cpuTicksHelp },
        { label: m.wait, help: m.waitHelp },
        { label: m.response, help: m.responseHelp },
        { label: m.turnaround, help: m.turnaroundHelp },
        { label: m.weighted, help: m.weightedHelp },
        { label: m.steal, help: m.stealHelp },
        { label: m.faults, help: m.faultsHelp },
      ]}
    >
      {vcpus.map((vcpu) => {
        const metrics = vcpuMetrics(info, moment.host, vcpu);
        return (
          <Row
            key={vcpu}
            vm={metrics.vm}
            name={vcpuLabel(info, vcpu)}
            onSelect={() => actions.select({ kind: "vcpu", vcpu })}
            values={[
              orNone(metrics.arrival),
              terms.number(Math.floor(metrics.cpu)),
              terms.number(Math.floor(metrics.waiting)),
              orNone(metrics.response),
              orNone(metrics.turnaround),
              metrics.weightedTurnaround ? decimalText(metrics.weightedTurnaround, terms.number) : m.none,
              percentText(metrics.steal, m.none, terms.percent),
              terms.number(metrics.faults),
            ]}
          />
        );
      })}
    </Table>
  );
}
