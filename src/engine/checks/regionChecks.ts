/**
 * Laws of the memory region between two moments (domain C.5): blocks and holes cover it without overlapping, a machine has
 * a block if and only if it is on and asks for one, buddies lie at multiples of their sizes, and holes that touch have become
 * one where the settings say so.
 */
import { isOff } from "../../model/states.ts";
import type { RegionSpec } from "../../model/scenario.ts";
import { unitsOf } from "../../model/regionUnits.ts";
import { byAddress, endOf, type RegionState, type Span } from "../../vmm/memory/region/state.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Report } from "./report.ts";

const text = ({ start, size }: Span) => `${start}+${size}`;

/** Checks the region of the host, where it has one. */
export function checkRegion(monitor: Monitor, report: Report): void {
  const { spec, state } = monitor.contiguous;
  if (!spec || !state) return;
  const all = [...state.blocks, ...state.holes].toSorted(byAddress);
  let end = spec.base;
  for (const each of all) {
    if (each.start !== end || each.size <= 0) report("M12", `${text(each)} does not follow ${end}`);
    end = endOf(each);
  }
  if (end !== spec.base + spec.size) report("M12", `the region ends at ${end}, has ${spec.size} from ${spec.base}`);
  for (const vm of monitor.state.vms) {
    const isOn = !isOff(vm.life);
    const asked = isOn ? unitsOf(monitor.specs[vm.uid]!, monitor.scenario.hosts[0]) : 0;
    const own = state.blocks.filter((block) => block.vm === vm.uid);
    if (own.length !== (asked > 0 ? 1 : 0) || own.some((block) => block.asked !== asked || block.size < asked))
      report("M12", `machine ${vm.uid} (${vm.life}) asks for ${asked} and has ${own.map(text).join(", ")}`);
  }
  if (spec.fit === "buddy") checkBuddies(spec, state, report);
  else if (spec.coalescing === "neighbours")
    for (const hole of state.holes)
      if (state.holes.some(({ start }) => start === endOf(hole))) report("M12", `${text(hole)} touches another hole`);
}

function checkBuddies({ base, coalescing }: RegionSpec, { blocks, holes }: RegionState, report: Report): void {
  for (const { start, size } of [...holes, ...blocks.filter(({ vm }) => vm >= 0)])
    if (!Number.isInteger(Math.log2(size)) || (start - base) % size !== 0)
      report("M12", `${start}+${size} is no buddy in a region from ${base}`);
  for (const { start, size } of coalescing === "never" ? [] : holes) {
    const isLower = (start - base) % (size * 2) === 0;
    if (isLower && holes.some((other) => other.start === start + size && other.size === size))
      report("M12", `${start}+${size} and its buddy are free apart`);
  }
}
