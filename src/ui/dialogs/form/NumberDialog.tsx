/**
 * A dialog that asks for one whole number and gives it on: another weight, another target. What is typed first replaces the
 * present number; a number that is not in its range is refused with what would be right.
 */
import { useState, type ReactNode } from "react";
import { Button } from "../../shared/Button.tsx";
import { DialogFrame } from "../DialogFrame.tsx";
import { useDialogText } from "../useDialogText.ts";
import { issueError } from "./issueText.ts";
import { readWhole } from "./numberText.ts";
import { NumberField } from "./TextField.tsx";
import { useIssues } from "./useIssues.ts";

interface NumberDialogProps {
  /** Names the field among others. */
  readonly id: string;
  readonly texts: {
    readonly title: string;
    readonly description: string;
    readonly label: string;
    readonly submit: string;
  };
  readonly hint: string;
  readonly present: number;
  readonly min: number;
  readonly max: number;
  /** Another number than the present one. */
  readonly onChosen: (value: number) => void;
  readonly onClose: () => void;
  /** What the number does. */
  readonly children: ReactNode;
}

export function NumberDialog({ id, texts, hint, present, min, max, onChosen, onClose, children }: NumberDialogProps) {
  const text = useDialogText();
  const [typed, setTyped] = useState(String(present));
  const read = readWhole(typed, min, max);
  const issues = useIssues(
    read.ok ? [] : [issueError(text, { path: id, kind: "number", issue: read.issue, unit: "count" })],
  );
  const submit = () => {
    if (!issues.accept() || !read.ok) return;
    if (read.value !== present) onChosen(read.value);
    onClose();
  };
  return (
    <DialogFrame
      title={texts.title}
      description={texts.description}
      size="small"
      isDirty={typed !== String(present)}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size="large" onClick={onClose}>
            {text.dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent">
            {texts.submit}
          </Button>
        </>
      }
    >
      <div onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}>
        <NumberField
          label={texts.label}
          hint={hint}
          value={typed}
          min={min}
          max={max}
          onChange={setTyped}
          {...issues.field(id)}
        />
      </div>
      {children}
    </DialogFrame>
  );
}
