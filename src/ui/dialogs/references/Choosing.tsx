/** Before a file of references is chosen: what such files are. */
import { Button } from "../../shared/Button.tsx";
import { useCurveText } from "../../shared/text/useCurveText.ts";
import { ErrorText } from "../form/Field.tsx";

export function Choosing({ isFailed, onChoose }: { readonly isFailed: boolean; readonly onChoose: () => void }) {
  const { dialog: t, failed } = useCurveText().curves;
  return (
    <div className="flex flex-col items-center gap-4 rounded-xl border-2 border-dashed border-line-strong px-4 py-10">
      {isFailed && <ErrorText>{failed}</ErrorText>}
      <div className="flex flex-wrap items-center justify-center gap-2">
        <Button look="accent" size="large" onClick={onChoose}>
          {t.choose}
        </Button>
        <span className="text-soft max-sm:hidden">{t.drop}</span>
      </div>
      <ul className="list-disc pl-5 text-soft">
        {t.forms.map((form) => (
          <li key={form}>{form}</li>
        ))}
      </ul>
    </div>
  );
}
