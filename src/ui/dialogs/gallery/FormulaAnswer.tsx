/** The answer of an exercise on one of the three formulas: the formula with its numbers, and what is over. */
import { FORMULAS } from "../../../codec/exercise/formulas.ts";
import type { FormulaQuantity, FormulaText } from "../../../codec/exercise/formulaText.ts";
import { byteText } from "../../../i18n/byteText.ts";
import { numberText } from "../../../i18n/numberText.ts";
import { CopyTable } from "../../shared/CopyTable.tsx";
import { useDialogText } from "../useDialogText.ts";

const quantity = ({ amount, unit }: FormulaQuantity) => `${numberText(amount)} ${unit}`.trim();

export function FormulaAnswer({ read }: { readonly read: FormulaText }) {
  const { exercise, jobs } = useDialogText();
  const t = exercise.formula;
  const { id, dividend, divisor, answer, leftOut } = read;
  if (!answer) return null;
  const { asked, dividend: above, divisor: below } = FORMULAS[id];
  const formula = `${asked} = ${above} / ${below}`;
  const sum = `${quantity(dividend)} / ${quantity(divisor)}`;
  const unit = id === "timeslice" ? dividend.unit : "";
  const result = quantity({ amount: answer.result, unit });
  const over =
    answer.rest !== null
      ? t.rest(quantity({ amount: Math.floor(answer.result), unit }), quantity({ amount: answer.rest, unit }))
      : answer.unused > 0
        ? t.unused[id === "pages" ? "pages" : "volumes"](
            dividend.unit === "" ? numberText(answer.unused) : byteText(answer.unused),
          )
        : null;
  return (
    <div className="grid gap-y-2">
      {leftOut.length > 0 && <p className="text-xs text-warn">{jobs.understood.leftOut(leftOut.join(" / "))}</p>}
      <p className="text-body tabular-nums select-text">
        {formula} = {sum} = <b className="font-semibold">{result}</b>
      </p>
      <p className="text-xs text-soft">{t.means[id]}</p>
      {over && <p className="text-body">{over}</p>}
      <div>
        <CopyTable lines={() => [[formula, sum, result], ...(over ? [[over]] : [])]} />
      </div>
    </div>
  );
}
