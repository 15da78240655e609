/** Texts of the memory region: its panel, and the same requests under every fit. */
import type { FitId, RegionSpec } from "../../model/scenario.ts";

interface FitText {
  readonly label: string;
  readonly sentence: string;
}

const en = {
  fits: {
    first: { label: "First fit", sentence: "The first hole of the list that is large enough." },
    next: { label: "Next fit", sentence: "As first fit, from where the last search ended." },
    best: { label: "Best fit", sentence: "The smallest hole that is large enough." },
    worst: { label: "Worst fit", sentence: "The largest hole." },
    buddy: { label: "Buddy", sentence: "Powers of two: halved until it fits, joined with the other half when free." },
  } satisfies Record<FitId, FitText> as Readonly<Record<FitId, FitText>>,
  /** A size with its unit; a unit without a name is none. */
  size: (size: string, unit: RegionSpec["unit"]) => (unit === "unit" ? size : `${size} ${unit}`),
};

const zh: typeof en = {
  fits: {
    first: { label: "首次适应", sentence: "链中第一个足够大的空闲分区。" },
    next: { label: "循环首次适应", sentence: "与首次适应相同，但从上次查找结束处开始。" },
    best: { label: "最佳适应", sentence: "足够大的空闲分区中最小的一个。" },
    worst: { label: "最坏适应", sentence: "最大的空闲分区。" },
    buddy: { label: "伙伴系统", sentence: "大小为 2 的幂：对半分裂到合适为止，另一半空闲时再合并。" },
  },
  size: (size, unit) => (unit === "unit" ? size : `${size} ${unit}`),
};

export const region = { en, zh };
