/** Looks up the names that rows about the fast tier use: a volume, or one extent of it. */
import type { LvId, VcpuId } from "../../model/units.ts";
import type { TierUnit } from "../../trace/views/tier.ts";
import type { TierNames } from "./facts.ts";
import type { Language } from "./language.ts";
import { lvParts, vcpuPart, type ExplainContext } from "./names.ts";
import { say, type Parts } from "./parts.ts";

/** What a row may name. */
interface Naming {
  readonly lv: LvId;
  readonly extent: number;
  readonly vcpu?: VcpuId;
  readonly victim?: TierUnit | null;
  readonly accesses?: readonly { readonly vcpu: VcpuId }[];
}

export function unitParts({ info }: Pick<ExplainContext, "info">, { lv, extent }: TierUnit, language: Language): Parts {
  if (extent < 0) return lvParts(info, lv);
  return language === "en"
    ? say`extent ${String(extent)} of ${lvParts(info, lv)}`
    : say`${lvParts(info, lv)} 的区段 ${String(extent)}`;
}

export function tierNames(context: ExplainContext, event: Naming, language: Language): TierNames {
  const { vcpu = -1, victim, accesses = [] } = event;
  return {
    who: vcpuPart(context.info, vcpu),
    unit: unitParts(context, event, language),
    victim: victim ? unitParts(context, victim, language) : [],
    waiting: accesses.map((access) => vcpuPart(context.info, access.vcpu)),
  };
}
