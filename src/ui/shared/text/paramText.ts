/** Values of policy parameters in words. */
import type { PanelCatalogue } from "../../../i18n/panelCatalogue.ts";
import type { ParamText } from "../../../i18n/policies/texts.ts";
import type { ParamSpec, ParamValue } from "../../../model/params.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";

/** `12 ms`, `Yes`, `True length`: the value as a person would say it; without a `spec` as one that is no time. */
export function paramText(
  spec: ParamSpec | null,
  value: ParamValue,
  text: ParamText | undefined,
  terms: PanelCatalogue["terms"],
  unit: TimeUnit,
): string {
  if (typeof value === "boolean") return value ? terms.yes : terms.no;
  if (typeof value === "string") return text?.choices?.[value] ?? value;
  const isTime = spec !== null && "unit" in spec && spec.unit === "ticks";
  if (typeof value === "number") return isTime ? terms.ticks(value, unit) : terms.number(value);
  return value.map((part) => (isTime ? terms.time(part, unit) : terms.number(part))).join(", ");
}
