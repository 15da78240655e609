/** Volumes on two disks: how many extents each has, and where they go. */
import type { RandomStream } from "../../../base/prng.ts";
import { simulate } from "../../../engine/simulate.ts";
import { hostAt } from "../../../trace/hostCursor.ts";
import { computes, exerciseOn, machineWith, type Base } from "../exercise.ts";
import { between, letters } from "../draw.ts";
import { blank, given, type Problem } from "../problem.ts";

const RULES = ["contiguous", "normal"] as const;
const MIB = 1024 * 1024;
const EXTENT_MIB = 4;
const EXTENTS = 10;

export function volumesProblem(stream: RandomStream, at: number, base: Base): Problem {
  const rule = RULES[at % RULES.length]!;
  const volumes = letters(4).map((name) => ({ name, size: between(stream, 5, 24) }));
  const machines = volumes.map(({ name, size }) =>
    machineWith(base, name, computes(9), { volumes: [{ name: "data", bytes: size * MIB }] }),
  );
  const disks = Array.from({ length: 2 }, () => ({ extents: EXTENTS, readTicks: 1, writeTicks: 1 }));
  const scenario = exerciseOn(base, { disks, allocation: rule, extentBytes: EXTENT_MIB * MIB }, machines);
  const trace = simulate(scenario, { until: 1 });
  const host = hostAt(trace, trace.rowsUpTo(0), 0);
  let used = 0;
  const rows = volumes.map(({ name, size }) => {
    const vm = trace.info.vms.find((machine) => machine.name === name);
    const lv = vm && trace.info.lvs[vm.lvs[0]!];
    const extents = Math.ceil(size / EXTENT_MIB);
    used += lv ? lv.extents : 0;
    const spans = lv ? host.volumes.get(lv.id)!.spans : [];
    const where = spans.map(({ pv, start, count }) => `pv${pv}: ${start}–${start + count - 1}`);
    return {
      head: { text: name },
      cells: [given(size), blank(extents), blank(extents * EXTENT_MIB - size), blank(where.join(", ") || "–")],
    };
  });
  return {
    subject: "volumes",
    rule,
    facts: { extents: EXTENTS, last: EXTENTS - 1, extent: EXTENT_MIB },
    tables: [
      { isStrip: false, heads: ["volume", "mebibytes", "extents", "unused", "where"].map((word) => ({ word })), rows },
    ],
    totals: [{ word: "free", cell: blank(2 * EXTENTS - used) }],
  };
}
