/** What the machine does: a ready-made workload, or a program written in notation; either way with a preview. */
import { workloads } from "../../../codec/notation/workloads.ts";
import { useDialogText } from "../useDialogText.ts";
import { RadioField } from "../form/choices.tsx";
import { ErrorText } from "../form/Field.tsx";
import { Figures } from "../form/Section.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import { missingFor, withWorkload, WRITTEN, type MachineDraft, type ReadDraft } from "./machineDraft.ts";
import { ProgramEditor } from "./ProgramEditor.tsx";
import { ProgramPreview } from "./ProgramPreview.tsx";

export interface WorkloadFieldProps {
  readonly draft: MachineDraft;
  readonly onChange: (draft: MachineDraft) => void;
  /** What could be read of the draft. */
  readonly read: ReadDraft;
  readonly issues: IssueDisplay;
}

export function WorkloadField({ draft, onChange, read, issues }: WorkloadFieldProps) {
  const t = useDialogText().dialogs.newMachine;
  const missing = missingFor(draft.workload, read.pages, draft.volumes.length);
  return (
    <>
      <RadioField
        legend={t.workload}
        columns={3}
        value={draft.workload}
        choices={workloads.map(({ id }) => ({ id, label: t.workloads[id].name, sentence: t.workloads[id].sentence }))}
        onChange={(workload) => onChange(withWorkload(draft, workload, read.programs))}
      />
      {missing && <Figures>{t.missing[missing]}</Figures>}
      {issues.errorsOf("workload").map(({ text }) => (
        <ErrorText key={text}>{text}</ErrorText>
      ))}
      {draft.workload === WRITTEN && (
        <ProgramEditor
          value={draft.programText}
          onChange={(programText) => onChange({ ...draft, programText })}
          errors={issues.errorsOf("programText")}
          onBlur={issues.field("programText").onBlur}
        />
      )}
      <ProgramPreview program={read.programs?.[0] ?? null} />
    </>
  );
}
