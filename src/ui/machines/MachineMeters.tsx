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
    <div className="mt-1 grid gap-0.5">
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
        // Its state says it in numbers. A line of its own would move what stands below each time a job begins.
        <span
          role="meter"
          aria-label={machines.job.label}
          aria-valuemax={jobTotal}
          aria-valuenow={jobDone}
          title={machines.job.title}
          className="absolute inset-x-3 bottom-0.5 h-0.75 overflow-hidden rounded-full bg-sunken"
        >
          <span
            className="block h-full"
            style={{ width: `${(100 * jobDone) / (jobTotal || 1)}%`, backgroundColor: color }}
          />
        </span>
      )}
    </div>
  );
}
