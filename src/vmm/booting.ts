/**
 * How a machine begins (domain G.2): its first vCPU boots the guest system, which computes and writes pages of its own; the
 * others idle for as long as that computes. A container has no guest system: its start only takes time.
 */
import type { MachineSpec, Op } from "../model/scenario.ts";

/** The program of vCPU number `index`, with what stands before it whenever the machine starts. `pages`: of its memory. */
export function afterBooting(spec: MachineSpec, program: readonly Op[], index: number, pages: number): readonly Op[] {
  const { bootTicks = 0, guestOsPages = 0, isContainer = false } = spec;
  // Programs are known by their lists: one without anything before it stays the same.
  if (bootTicks === 0 && guestOsPages === 0) return program;
  if (index > 0) return bootTicks === 0 ? program : [{ op: "halt", ticks: bootTicks }, ...program];
  const own = isContainer ? 0 : Math.min(guestOsPages, pages);
  return [
    ...(bootTicks > 0 ? [{ op: "compute" as const, ticks: bootTicks }] : []),
    ...Array.from({ length: own }, (_, at): Op => ({ op: "reference", page: pages - own + at, write: true })),
    ...program,
  ];
}
