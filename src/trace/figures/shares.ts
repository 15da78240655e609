/**
 * The figures of a machine that are shown at all times, and the exact fractions in which all figures are told. The others,
 * and the definitions of all, stand in `metrics.ts`.
 */
import type { Conventions } from "../../model/scenario.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState, VcpuStateView } from "../hostState.ts";
import { vcpuIdsOf } from "../vmInfo.ts";

/** The conventions on which figures depend. */
export type FigureRules = Pick<Conventions, "waiting" | "faultCount">;

/** An exact ratio in lowest terms; `denominator` is positive. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Greatest common divisor; both at least 0. */
export function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Whole part as a BigInt: accounts are settled to a fraction of a tick while a run is being played. */
export const big = (n: number | bigint): bigint => (typeof n === "bigint" ? n : BigInt(Math.floor(n)));

/**
 * `numerator / denominator` in lowest terms; null when the denominator is 0. Exact while both fit 53 bits, else to about
 * 15 digits.
 */
export function fraction(numerator: number | bigint, denominator: number | bigint): Fraction | null {
  let top = big(numerator);
  let bottom = big(denominator);
  if (bottom === 0n) return null;
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const common = gcd(top < 0n ? -top : top, bottom);
  top /= common;
  bottom /= common;
  while ((top < 0n ? -top : top) > SAFE || bottom > SAFE) {
    top >>= 1n;
    bottom = bottom > 1n ? bottom >> 1n : 1n;
    if (bottom === 1n && top > SAFE) return { numerator: Number.MAX_SAFE_INTEGER, denominator: 1 };
  }
  return { numerator: Number(top), denominator: Number(bottom) };
}

/** The fraction as a number. */
export function valueOf({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}

/** The vCPUs of a machine. Throws for a machine that the host does not have. */
export function vcpusOf(info: HostInfo, host: HostState, vm: VmUid): readonly VcpuStateView[] {
  const machine = info.vms[vm];
  if (!machine) throw new Error(`there is no machine ${vm}`);
  return vcpuIdsOf(machine).flatMap((id) => host.vcpus[id] ?? []);
}

export const sumOf = (vcpus: readonly VcpuStateView[], pick: (vcpu: VcpuStateView) => number): number =>
  vcpus.reduce((sum, vcpu) => sum + pick(vcpu), 0);

/** How many of `faults`, which are those of `vcpus`, count. */
export function countedFaults(
  { faults }: { readonly faults: number },
  vcpus: readonly VcpuStateView[],
  rules: Pick<FigureRules, "faultCount">,
): number {
  switch (rules.faultCount) {
    case "all":
      return faults;
    case "afterFirstTouch":
      return faults - sumOf(vcpus, (vcpu) => vcpu.firstTouches);
    case "replacementsOnly":
      return sumOf(vcpus, (vcpu) => vcpu.replacements);
  }
}

/**
 * Guest time of `vcpus` by `capacity`, the time of all pCPUs so far: those of all machines add up to what the host has spent
 * on guests. Null before any of them has arrived.
 */
export function cpuRatioOf(vcpus: readonly VcpuStateView[], capacity: Tick): Fraction | null {
  if (vcpus.every(({ arrival }) => arrival < 0)) return null;
  return fraction(
    sumOf(vcpus, (vcpu) => vcpu.cpu),
    capacity,
  );
}
