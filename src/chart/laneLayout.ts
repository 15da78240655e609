/**
 * Where the lanes of the Gantt chart stand: one for each pCPU, a gap, one for each vCPU, or one for each group of machines
 * with those of its vCPUs that are shown below it. Lanes get lower when there are many, never so low that a name beside them
 * cannot be read; what does not fit is scrolled to.
 */

/** One lane. `top` and `height` are its row, `barTop` and `barHeight` where boxes are drawn; pixels from the first row. */
export interface LaneBox {
  readonly kind: "pcpu" | "vcpu" | "group";
  /** Of a group: its place among them. */
  readonly id: number;
  readonly top: number;
  readonly height: number;
  readonly barTop: number;
  readonly barHeight: number;
}

export interface LaneLayout {
  readonly lanes: readonly LaneBox[];
  readonly height: number;
}

/** Up to `count` lanes: rows `pitch` pixels apart with bars `bar` pixels high. */
interface LaneSize {
  readonly count: number;
  readonly pitch: number;
  readonly bar: number;
}

const PCPU_SIZES: readonly LaneSize[] = [
  { count: 2, pitch: 52, bar: 46 },
  { count: 4, pitch: 42, bar: 34 },
  { count: 8, pitch: 36, bar: 28 },
  { count: Number.POSITIVE_INFINITY, pitch: 26, bar: 20 },
];
const VCPU_SIZES: readonly LaneSize[] = [
  { count: 6, pitch: 28, bar: 16 },
  { count: 16, pitch: 27, bar: 15 },
  { count: Number.POSITIVE_INFINITY, pitch: 22, bar: 12 },
];
/** The sizes of lanes in a low window. */
const LOW: Readonly<Record<"pcpu" | "vcpu", LaneSize>> = {
  pcpu: { count: 4, pitch: 34, bar: 30 },
  vcpu: { count: 6, pitch: 20, bar: 12 },
};
/** The lane of a group, and room above and below what is drawn in it. */
const GROUP = { pitch: 21, thinPitch: 18, inset: 2 } as const;
const upTo = (count: number) => Array.from({ length: count }, (_, id) => id);
/** Between the pCPU lanes and the vCPU lanes. */
const GROUP_GAP = 8;

/** On a small phone, where the lanes of the pCPUs stand alone. */
const SHORT: Readonly<Record<"pcpu" | "vcpu", LaneSize>> = {
  pcpu: { count: 4, pitch: 24, bar: 20 },
  vcpu: LOW.vcpu,
};
/**
 * How high lanes are: as high as is comfortable, low where height is scarce, or lower still where only those of the pCPUs
 * have room. A number: beside a table of many machines, where lanes of pCPUs are so many pixels apart.
 */
export type LaneDensity = "roomy" | "low" | "short" | number;

/** `THIN_PX`: as thin as can still be read. */
export const THIN_PX = 15;

/**
 * The lanes of a host with `pcpus` pCPUs in the order of their numbers, and of `vcpus` vCPUs: so many, or those with these
 * numbers. `groups`: the vCPUs whose lanes are shown under the lane of each group.
 */
export function layoutLanes(
  pcpus: number,
  vcpus: number | readonly number[],
  density: LaneDensity = "roomy",
  groups: readonly (readonly number[])[] = [],
): LaneLayout {
  const lanes: LaneBox[] = [];
  let top = 0;
  const addLanes = (kind: "pcpu" | "vcpu", ids: readonly number[], sizes: readonly LaneSize[]) => {
    const roomy = sizes.find((size) => ids.length <= size.count)!;
    const wanted =
      typeof density === "number"
        ? kind === "pcpu"
          ? { pitch: density, bar: density - Math.max(1, density >> 4) }
          : LOW.vcpu
        : density === "roomy"
          ? roomy
          : { low: LOW, short: SHORT }[density][kind];
    const { pitch, bar } = wanted.pitch < roomy.pitch ? wanted : roomy;
    for (const id of ids) {
      lanes.push({ kind, id, top, height: pitch, barTop: top + (pitch - bar) / 2, barHeight: bar });
      top += pitch;
    }
  };
  const vcpuIds = typeof vcpus === "number" ? upTo(vcpus) : vcpus;
  addLanes("pcpu", upTo(pcpus), PCPU_SIZES);
  if (vcpuIds.length + groups.length > 0) top += GROUP_GAP;
  for (const [id, shown] of groups.entries()) {
    const { inset } = GROUP;
    const pitch = density === THIN_PX ? GROUP.thinPitch : GROUP.pitch;
    lanes.push({ kind: "group", id, top, height: pitch, barTop: top + inset, barHeight: pitch - 2 * inset });
    top += pitch;
    addLanes("vcpu", shown, VCPU_SIZES);
  }
  addLanes("vcpu", vcpuIds, VCPU_SIZES);
  return { lanes, height: top };
}

/** The lane whose row contains `y` (pixels from the first row), or null between and below the lanes. O(log lanes). */
export function laneAt(layout: LaneLayout, y: number): LaneBox | null {
  const { lanes } = layout;
  const lane = lanes[firstLaneBelow(lanes, y)];
  return lane && y >= lane.top ? lane : null;
}

/** The lanes that touch rows `[from, to)`, in pixels from the first row. */
export function lanesBetween(layout: LaneLayout, from: number, to: number): readonly LaneBox[] {
  const { lanes } = layout;
  const first = firstLaneBelow(lanes, from);
  let last = first;
  while (last < lanes.length && lanes[last]!.top < to) last++;
  return lanes.slice(first, last);
}

/** Index of the first lane that ends below `y`. */
function firstLaneBelow(lanes: readonly LaneBox[], y: number): number {
  let low = 0;
  let high = lanes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lanes[middle]!.top + lanes[middle]!.height > y) high = middle;
    else low = middle + 1;
  }
  return low;
}
