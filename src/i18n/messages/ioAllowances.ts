/** What a limit of I/O counts, in words. */
import type { IoAllowance } from "../../model/ioAllowances.ts";
import { allowancesOf } from "../../model/ioLimits.ts";
import type { IoLimitSpec } from "../../model/scenario.ts";
import { number } from "./terms.ts";

export const EN_ALLOWANCE: Readonly<Record<IoAllowance, readonly [one: string, many: string]>> = {
  requests: ["request", "requests"],
  reads: ["read", "reads"],
  writes: ["write", "writes"],
  blocks: ["block", "blocks"],
  readBlocks: ["block read", "blocks read"],
  writeBlocks: ["block written", "blocks written"],
};
export const ZH_ALLOWANCE: Readonly<Record<IoAllowance, string>> = {
  requests: "个请求",
  reads: "次读",
  writes: "次写",
  blocks: "块",
  readBlocks: "块读",
  writeBlocks: "块写",
};

/** What a machine may ask for, as a button says it: `noisy: at most 1 request in 8 ticks`; `every`: with its unit. */
export function atMostText(language: "en" | "zh", vm: string, limit: Partial<IoLimitSpec>, every: string): string {
  const counts = allowancesOf(limit).map((each) => {
    const count = limit[each]!;
    return `${number(count)} ${language === "zh" ? ZH_ALLOWANCE[each] : EN_ALLOWANCE[each][count === 1 ? 0 : 1]}`;
  });
  return language === "zh"
    ? `${vm}：每 ${every}至多 ${counts.join("、")}`
    : `${vm}: at most ${counts.join(", ")} in ${every}`;
}
