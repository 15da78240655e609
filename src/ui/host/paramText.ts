/** Values of policy parameters in words. */
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { ParamSpec, ParamValue } from "../../model/params.ts";
import type { TickUnit } from "../../model/scenario.ts";

/** `12 ms`, `Yes`, `True length`: the value as a person would say it. */
export function paramText(terms: PanelCatalogue["terms"], spec: ParamSpec, value: ParamValue, unit: TickUnit): string {
  if (typeof value === "boolean") return value ? terms.yes : terms.no;
  if (typeof value === "string") return terms.param[spec.id]?.choices?.[value] ?? value;
  if (typeof value === "number") {
    return "unit" in spec && spec.unit === "ticks" ? terms.ticks(value, unit) : terms.number(value);
  }
  return value.map((part) => terms.number(part)).join(", ");
}
