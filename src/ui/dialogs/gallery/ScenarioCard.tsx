/** A scenario of the gallery: title, what it shows, and what is in it, in a line. Clicking it opens it. */
import { hostOf, type Scenario } from "../../../model/scenario.ts";
import { useDialogText } from "../useDialogText.ts";

export interface ScenarioCardProps {
  readonly title: string;
  readonly description: string;
  readonly scenario: Scenario;
  readonly isCurrent?: boolean;
  readonly onOpen: () => void;
}

export function ScenarioCard({ title, description, scenario, isCurrent = false, onOpen }: ScenarioCardProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.gallery;
  const { machines } = scenario;
  const host = hostOf(scenario);
  const cpu = terms.cpuPolicy[host.scheduler.policy];
  const memory = terms.memoryPolicy[host.replacement.policy];
  const summary = [
    { part: cpu?.short ?? host.scheduler.policy, inFull: cpu?.name },
    { part: t.pcpus(host.pcpus) },
    { part: memory?.short ?? host.replacement.policy, inFull: memory?.name },
    { part: t.frames(host.frames) },
    { part: t.machines(machines.length) },
  ];
  return (
    <button
      type="button"
      aria-current={isCurrent ? "true" : undefined}
      onClick={onOpen}
      className={`flex h-full w-full cursor-pointer flex-col rounded-xl border p-4 text-left transition-colors hover:border-accent hover:bg-accent-soft ${isCurrent ? "border-accent" : "border-line"}`}
    >
      <span className="font-semibold">{title}</span>
      <span className="mt-1 mb-3 text-soft">{description}</span>
      <span className="mt-auto flex flex-wrap gap-1 text-xs text-soft">
        {summary.map(({ part, inFull }) => (
          <span key={part} title={inFull} className="rounded bg-sunken px-1.5 py-0.5">
            {part}
          </span>
        ))}
      </span>
    </button>
  );
}
