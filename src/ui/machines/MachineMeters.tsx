/** How much of the processor and of its own memory a machine has got. */
import { Meter } from "../shared/Meter.tsx";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { vmColor } from "../shared/vmColor.ts";
import type { MachineView } from "./machineView.ts";

export function MachineMeters({ machine }: { readonly machine: MachineView }) {
  const { machines, terms } = useMachineText();
  const { cpuRatio, frames, pages, isBusy, jobDone, jobTotal } = machine;
  const color = vmColor(machine.uid);
  return (
    <div className="mt-1 space-y-0.5">
      <Meter
        label={machines.cpu}
        ratio={cpuRatio ?? 0}
        text={cpuRatio === null ? "–" : terms.percent(cpuRatio)}
        color={color}
        title={machines.cpuTitle}
      />
      {pages > 0 && (
        <Meter
          label={machines.pages}
          ratio={frames / pages}
          text={`${terms.number(frames)}/${terms.number(pages)}`}
          color={color}
          title={machines.pagesTitle(frames, pages)}
        />
      )}
      {isBusy && (
        <Meter
          label={machines.job.label}
          ratio={jobTotal === 0 ? 0 : jobDone / jobTotal}
          text={`${terms.number(jobDone)}/${terms.number(jobTotal)}`}
          color={color}
          title={machines.job.title}
        />
      )}
    </div>
  );
}
