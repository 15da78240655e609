/** What the machine does: a program of the palette, or one written in notation; either way with a preview. */
import { palette } from "../../../codec/palette.ts";
import type { Op } from "../../../model/scenario.ts";
import { useText } from "../../shared/useText.ts";
import { RadioField } from "../form/choices.tsx";
import { ErrorText } from "../form/Field.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import type { MachineDraft } from "./machineDraft.ts";
import { ProgramEditor } from "./ProgramEditor.tsx";
import { ProgramPreview } from "./ProgramPreview.tsx";

const WRITTEN = "written";

export interface WorkloadFieldProps {
  readonly draft: MachineDraft;
  readonly change: (part: Partial<MachineDraft>) => void;
  /** The program as far as it can be read. */
  readonly program: readonly Op[] | null;
  readonly issues: IssueDisplay;
}

export function WorkloadField({ draft, change, program, issues }: WorkloadFieldProps) {
  const t = useText().dialogs.newMachine;
  const isWritten = draft.workload.kind === "written";
  const choices = [...palette.map(({ id }) => id), WRITTEN].map((id) => ({
    id,
    label: t.workloads[id]?.name ?? id,
    sentence: t.workloads[id]?.sentence ?? "",
  }));
  return (
    <>
      <RadioField
        legend={t.workload}
        columns={3}
        value={draft.workload.kind === "written" ? WRITTEN : draft.workload.id}
        choices={choices}
        onChange={(id) => change({ workload: id === WRITTEN ? { kind: "written" } : { kind: "palette", id } })}
      />
      {issues.errorsOf("workload").map(({ text }) => (
        <ErrorText key={text}>{text}</ErrorText>
      ))}
      {isWritten && (
        <ProgramEditor
          value={draft.programText}
          onChange={(programText) => change({ programText })}
          errors={issues.errorsOf("programText")}
          onBlur={issues.field("programText").onBlur}
        />
      )}
      <ProgramPreview program={program} />
    </>
  );
}
