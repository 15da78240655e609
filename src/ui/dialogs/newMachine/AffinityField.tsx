/** The pCPUs a machine may use, as check boxes. All of them: no affinity. */
import { useId } from "react";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { ErrorText } from "../form/Field.tsx";

export interface AffinityFieldProps {
  /** How many the host has. */
  readonly pcpus: number;
  /** Ascending. */
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly error: string | undefined;
}

export function AffinityField({ pcpus, value, onChange, error }: AffinityFieldProps) {
  const t = useDialogText().dialogs.newMachine;
  const id = useId();
  const all = Array.from({ length: pcpus }, (_, pcpu) => pcpu);
  return (
    <fieldset className="min-w-0" aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}>
      <legend className="mb-1 text-xs font-medium text-soft">{t.affinity}</legend>
      <div className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto p-0.5">
        {all.map((pcpu) => (
          <label
            key={pcpu}
            className="flex h-8 cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="checkbox"
              className="size-4 accent-(--accent)"
              checked={value.includes(pcpu)}
              aria-invalid={error ? true : undefined}
              onChange={(event) =>
                onChange(all.filter((other) => (other === pcpu ? event.target.checked : value.includes(other))))
              }
            />
            pCPU {pcpu}
          </label>
        ))}
      </div>
      {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      <p id={`${id}-hint`} className="mt-1 text-xs text-soft">
        {t.affinityHint}
      </p>
      {pcpus > 1 && value.length < pcpus && (
        <Button look="link" size="small" className="mt-1" onClick={() => onChange(all)}>
          {t.allPcpus}
        </Button>
      )}
    </fieldset>
  );
}
