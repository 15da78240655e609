/** The replacement policies whose curves are drawn. */
import { memo } from "react";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { useCurveText } from "../../shared/text/useCurveText.ts";

interface PolicyChoicesProps {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

export const PolicyChoices = memo(function PolicyChoices({ chosen, onChange }: PolicyChoicesProps) {
  const { curves: t, terms } = useCurveText();
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="mb-1 text-xs font-medium text-soft">{t.dialog.policies}</legend>
      {memoryPolicies.map(({ id }) => (
        <label
          key={id}
          title={terms.memoryPolicy[id]?.name}
          className="cursor-pointer rounded-md border border-line px-2 py-0.5 text-xs select-none has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:px-3 max-sm:py-2"
        >
          <input
            type="checkbox"
            className="sr-only"
            checked={chosen.has(id)}
            onChange={({ target }) => {
              const next = new Set(chosen);
              if (target.checked) next.add(id);
              else next.delete(id);
              onChange(next);
            }}
          />
          {terms.memoryPolicy[id]?.short ?? id}
        </label>
      ))}
    </fieldset>
  );
});
