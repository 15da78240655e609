/** Who has a pCPU in one of the runs: the name on its colour, or a word where nobody has it. */
import type { Holder } from "../../trace/figures/laneSegments.ts";
import { vcpuLabel, type Named } from "../../trace/vcpuLabel.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { useCompareText } from "./useCompare.ts";

export interface HolderChipProps {
  readonly holder: Holder;
  readonly names: Named;
}

export function HolderChip({ holder: { vcpu, phase }, names }: HolderChipProps) {
  const { compare: t } = useCompareText();
  const vm = vcpu < 0 ? undefined : names.vcpus[vcpu]?.vm;
  return (
    <>
      {vm === undefined ? (
        <span className="rounded-[5px] bg-sunken px-1.5 text-soft">{t.idle}</span>
      ) : (
        <VmChip vm={vm} name={vcpuLabel(names, vcpu)} className="max-w-24!" />
      )}
      {phase === "switch" && <span className="text-mini text-soft">{t.switching}</span>}
    </>
  );
}
