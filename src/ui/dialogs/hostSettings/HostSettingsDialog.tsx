/**
 * The settings of the host and the conventions. Everything is changed in a draft; "Apply" makes it the host of the whole
 * run, which is then simulated again from 0 while the cursor stays at its time. The seed is not here: a run's
 * `changeHost` takes host and conventions.
 */
import { useState } from "react";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectShown, selectWhole } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { useApp } from "../../shared/useApp.ts";
import { useRun, useRunActions } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { useIssues } from "../form/useIssues.ts";
import { ConventionsSection } from "./ConventionsSection.tsx";
import { CostsSection } from "./CostsSection.tsx";
import { hostDraft, readHost } from "./hostDraft.ts";
import { MemorySection } from "./MemorySection.tsx";
import { ProcessorSection } from "./ProcessorSection.tsx";
import { SectionNav } from "./SectionNav.tsx";
import { StorageSection } from "./StorageSection.tsx";
import { specOfHost } from "../../../model/hosts.ts";

/** vCPUs of the machines that are switched on at the cursor; before there is a trace, of all machines. */
function selectVcpuCount({ host, trace, scenario }: RunState): number {
  if (!host || !trace) return scenario.machines.reduce((sum, machine) => sum + machine.vcpus, 0);
  return host.vcpus.filter(({ phase }) => phase !== "offline" && phase !== "finished").length;
}

export function HostSettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const t = text.dialogs.hostSettings;
  const actions = useRunActions();
  const scenario = useRun(selectWhole);
  const shown = useRun(selectShown);
  const vcpuCount = useRun(selectVcpuCount);
  const [draft, setDraft] = useState(() => hostDraft(specOfHost(scenario, shown), scenario.conventions));
  const [first] = useState(draft);
  const firstField = useApp((state) => state.dialogAbout.field);

  const { result, issues: found, elsewhere } = readHost(draft, scenario, shown);
  const issues = useIssues(found.map((issue) => issueError(text, issue)));
  const isDirty = draft !== first;
  const section = { draft, issues, change: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }) };

  const apply = () => {
    if (!issues.accept() || !result) return;
    if (isDirty) actions.changeHost(result.host, result.conventions);
    onClose();
  };

  return (
    <DialogFrame
      title={t.title}
      description={t.description}
      size="tall"
      firstField={firstField}
      isDirty={isDirty}
      onClose={onClose}
      onSubmit={apply}
      toolbar={<SectionNav errorsUnder={issues.shownUnder} />}
      footer={
        <>
          {elsewhere.length > 0 && (
            <div role="alert" className="mr-auto max-h-28 min-w-0 flex-1 basis-full overflow-y-auto">
              <p className="text-xs font-medium">{t.elsewhere}</p>
              {elsewhere.map((problem) => (
                <ErrorText key={`${problem.path} ${problem.code}`}>{problemText(text, problem, scenario)}</ErrorText>
              ))}
            </div>
          )}
          <p className="mr-auto min-w-0 flex-1 text-xs text-soft">{t.applyHint}</p>
          <Button size="large" onClick={onClose}>
            {text.dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent" disabled={elsewhere.length > 0}>
            {t.apply}
          </Button>
        </>
      }
    >
      <ProcessorSection {...section} vcpuCount={vcpuCount} unit={timeUnit(scenario)} />
      <MemorySection {...section} />
      <StorageSection {...section} />
      <CostsSection {...section} />
      <ConventionsSection {...section} />
    </DialogFrame>
  );
}
