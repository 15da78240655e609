/**
 * Who has a pCPU in one of the runs: the name on its colour, or a word where nobody has it; and what else than running it does
 * there, since that may be all that differs.
 */
import type { CompareTexts } from "../../i18n/learn/compare.ts";
import type { Holder } from "../../trace/figures/laneSegments.ts";
import { vcpuLabel, type Named } from "../../trace/vcpuLabel.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { useCompareText } from "./useCompare.ts";

export interface HolderChipProps {
  readonly holder: Holder;
  readonly names: Named;
}

/** Null: it runs, or nobody has it. */
export function phaseWord(t: CompareTexts, phase: Holder["phase"]): string | null {
  if (phase === "switch") return t.switching;
  if (phase === "spin") return t.spins;
  return phase === "exit" ? t.exits : null;
}

export function HolderChip({ holder: { vcpu, phase }, names }: HolderChipProps) {
  const { compare: t } = useCompareText();
  const word = phaseWord(t, phase);
  const vm = vcpu < 0 ? undefined : names.vcpus[vcpu]?.vm;
  return (
    <>
      {vm === undefined ? (
        <span className="rounded-[5px] bg-sunken px-1.5 text-soft">{t.idle}</span>
      ) : (
        <VmChip vm={vm} name={vcpuLabel(names, vcpu)} className="max-w-24!" />
      )}
      {word !== null && <span className="truncate text-mini text-soft">{word}</span>}
    </>
  );
}
