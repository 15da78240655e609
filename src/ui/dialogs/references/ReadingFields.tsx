/** How a file of references is read: what concerns the form that the file has. */
import type { ReferenceForm } from "../../../codec/references/options.ts";
import { PAGE_BYTES } from "../../../codec/references/options.ts";
import { Button } from "../../shared/Button.tsx";
import { useCurveText } from "../../shared/text/useCurveText.ts";
import { CheckboxField, SelectField } from "../form/choices.tsx";
import { NumberField } from "../form/TextField.tsx";
import { optionsOf, type ReadingDraft } from "./readingDraft.ts";

interface ReadingFieldsProps {
  readonly draft: ReadingDraft;
  /** Null: it is not known. */
  readonly form: ReferenceForm | null;
  /** Requests of the table have several blocks; null: there are none such. */
  readonly requests: "start" | "blocks" | null;
  readonly pageBytes: number | null;
  readonly onChange: (draft: ReadingDraft) => void;
  readonly onRead: () => void;
}

const MOST = Number.MAX_SAFE_INTEGER;

export function ReadingFields({ draft, form, requests, pageBytes, onChange, onRead }: ReadingFieldsProps) {
  const { dialog: t } = useCurveText().curves;
  const isProgram = form === "lackey" || form === "dinero";
  const set = (part: Partial<ReadingDraft>) => onChange({ ...draft, ...part });
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-2">
        {form !== "names" && (
          <NumberField
            label={t.pageBytes}
            value={draft.pageBytes}
            placeholder={pageBytes === null ? "" : String(pageBytes)}
            {...PAGE_BYTES}
            onChange={(text) => set({ pageBytes: text })}
          />
        )}
        <SelectField
          label={t.onlyLabel}
          value={draft.only}
          choices={(["all", "reads", "writes"] as const).map((id) => ({ id, label: t.only[id] }))}
          onChange={(only) => set({ only })}
        />
        <NumberField label={t.from} value={draft.from} min={0} max={MOST} onChange={(from) => set({ from })} />
        <NumberField
          label={t.count}
          value={draft.count}
          placeholder={t.all}
          min={1}
          max={MOST}
          onChange={(count) => set({ count })}
        />
        <NumberField label={t.every} value={draft.every} min={1} max={MOST} onChange={(every) => set({ every })} />
      </div>
      {isProgram && (
        <div className="flex flex-col gap-1.5">
          <CheckboxField label={t.data} isChecked={draft.data} onChange={(data) => set({ data })} />
          <CheckboxField
            label={t.instructions}
            isChecked={draft.instructions}
            onChange={(instructions) => set({ instructions })}
          />
          <CheckboxField label={t.eachPage} isChecked={draft.eachPage} onChange={(eachPage) => set({ eachPage })} />
        </div>
      )}
      {requests !== null && (
        <CheckboxField
          label={t.eachBlock}
          isChecked={draft.eachBlock ?? requests === "blocks"}
          onChange={(eachBlock) => set({ eachBlock })}
        />
      )}
      <Button className="self-start" disabled={optionsOf(draft) === null} onClick={onRead}>
        {t.readAgain}
      </Button>
    </div>
  );
}
