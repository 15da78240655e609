/** What each machine can reach at the moment shown, and what it has tried beyond that. */
import { NO_ATTEMPTS } from "../../trace/figures/attempts.ts";
import { reachOf, type Reach } from "../../trace/figures/isolation.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { useIsolationText } from "./useIsolationText.ts";

const MOST_LINES = 12;

/** Heights of a line and of both heads. */
const LINE_REM = 1.3125;
const HEADS_REM = 2.5;

interface ReachTableProps {
  readonly known: HostAtRow;
  /** Machines of the scenario: they come at the first step, and their room is there before. */
  readonly planned: number;
}

export function ReachTable({ known: { host, trace }, planned }: ReachTableProps) {
  const { isolation: t, terms } = useIsolationText();
  const { info } = trace;
  const reached = reachOf(host, info);
  const hasTlb = host.tlbs.length > 0;
  const columns: readonly { readonly head: string; readonly help?: string; readonly cell: (reach: Reach) => string }[] =
    [
      { head: t.frames, help: t.framesHelp, cell: ({ frames }) => terms.number(frames) },
      { head: t.shared, help: t.sharedHelp, cell: ({ shared }) => terms.number(shared) },
      { head: t.extents, cell: ({ extents }) => terms.number(extents) },
      { head: t.pcpus, cell: ({ pcpus }) => (pcpus === null ? t.all : pcpus.length === 0 ? t.none : pcpus.join(", ")) },
      ...(hasTlb ? [{ head: t.tlb, help: t.tlbHelp, cell: ({ tlb }: Reach) => terms.number(tlb ?? 0) }] : []),
      { head: t.tried, cell: ({ vm }) => terms.number(countsOf(vm).attempts) },
      { head: t.stopped, cell: ({ vm }) => terms.number(countsOf(vm).stopped) },
      { head: t.breaches, cell: ({ vm }) => terms.number(countsOf(vm).breaches) },
    ];
  const countsOf = (vm: number) => host.isolation?.machines.get(vm) ?? NO_ATTEMPTS;
  const left = reached.length - MOST_LINES;
  return (
    <div className="min-w-0" style={{ minHeight: `${HEADS_REM + LINE_REM * Math.min(planned, MOST_LINES)}rem` }}>
      <h3 className="pb-1 font-semibold">{t.reach}</h3>
      <div tabIndex={0} role="region" aria-label={t.reach} className="scroll-quiet overflow-x-auto">
        <table className="w-full border-collapse tabular-nums">
          <thead className="text-mini text-soft">
            <tr>
              <th scope="col" className="sticky left-0 bg-panel py-0.5 text-left font-normal">
                {t.machine}
              </th>
              {columns.map(({ head, help }) => (
                <th key={head} scope="col" title={help} className="px-1.5 text-right font-normal whitespace-nowrap">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reached.slice(0, MOST_LINES).map((reach) => (
              <tr key={reach.vm} className="border-t border-line">
                <th scope="row" className="sticky left-0 bg-panel py-0.5 text-left font-normal">
                  <VmChip vm={reach.vm} name={info.vms[reach.vm]!.name} />
                </th>
                {columns.map(({ head, cell }) => (
                  <td
                    key={head}
                    className={`px-1.5 text-right ${head === t.breaches && countsOf(reach.vm).breaches > 0 ? "font-semibold text-fault" : ""}`}
                  >
                    {cell(reach)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p className="pt-1 text-mini text-soft">{t.more(terms.number(left))}</p>}
    </div>
  );
}
