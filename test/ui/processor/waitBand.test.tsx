/** The band under a ready line: which machine's colour stands in which pixel column. */
import { beforeEach, describe, expect, it } from "vitest";
import { layoutLanes } from "../../../src/chart/laneLayout.ts";
import { lanePixels, visibleIntervals } from "../../../src/chart/lanes.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { paintLanes } from "../../../src/ui/processor/canvas/paintLanes.ts";
import { machineInk, currentPalette } from "../../../src/ui/shared/canvas/palette.ts";
import type { Layer } from "../../../src/ui/shared/canvas/layer.ts";
import { chartWidth, yOf, type Scene } from "../../../src/ui/processor/canvas/scene.ts";
import { createWaitBand } from "../../../src/ui/processor/canvas/waitBand.ts";
import { vmOfVcpu } from "../../../src/ui/shared/moment/vcpus.ts";
import { drawLog } from "../../support/drawLog.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { job, scenario } from "../../support/workloads.ts";

beforeEach(() => {
  const { style } = document.documentElement;
  for (const [vm, color] of ["#100000", "#200000", "#300000"].entries()) style.setProperty(`--vm-${vm}`, color);
  style.setProperty("--faint", "#f00000");
});

const waitBand = createWaitBand({ lanePixels, machineInk, vmOfVcpu, chartWidth, yOf });
const LETTERS: Readonly<Record<number, string>> = { 0x10: "A", 0x20: "B", 0x30: "C", 0xf0: "#" };

function sceneOf(trace: TraceReader, to: number): Scene {
  return {
    trace,
    view: { from: 0, to },
    end: trace.knownUntil,
    layout: layoutLanes(trace.info.pcpus, trace.info.vcpus.length),
    palette: currentPalette(),
    selected: new Set<number>(),
  } as unknown as Scene;
}

/** The stripes of a vCPU's band, a letter a pixel column: the machine, `#` switching, `.` none. Null: no band. */
function band(trace: TraceReader, vcpu: number, width: number, most = 4, to = width): string[] | null {
  const scene = sceneOf(trace, to);
  const box = scene.layout.lanes.find(({ kind, id }) => kind === "vcpu" && id === vcpu)!;
  const lane = visibleIntervals(trace.vcpuLane(vcpu, 0, to), 0, to, width, undefined, "all");
  const found = waitBand.pixels(scene, box, lane, width, most);
  if (!found) return null;
  return Array.from({ length: found.stripes }, (_, stripe) =>
    [...found.pixels.subarray(stripe * width, (stripe + 1) * width)]
      .map((pixel) => (pixel === 0 ? "." : (LETTERS[pixel & 255] ?? "?")))
      .join(""),
  );
}

const machines = [{ name: "A" }, { name: "B" }, { name: "C" }];

describe("the band under a ready line", () => {
  it("has the colours of those who held the pCPU while it was waited for, and nothing elsewhere", () => {
    const trace = fakeTrace({ machines, pcpus: ["AABBBAAACC"], vcpus: ["", "", "-----DD-00"] });
    expect(band(trace, 2, 10)).toEqual(["AABBB..A.."]);
  });

  it("has a stripe for each pCPU that was waited for", () => {
    const trace = fakeTrace({ machines, pcpus: ["AAAA##BB", "BBBBBB.."], vcpus: ["", "", "--------"] });
    expect(band(trace, 2, 8)).toEqual(["AAAA##BB", "BBBBBB.."]);
  });

  it("is grey during one's own switch-in", () => {
    const trace = fakeTrace({ machines, pcpus: ["AA##CC", "BBBBBB"], vcpus: ["", "", "----00"] });
    expect(band(trace, 2, 6)).toEqual(["AA##..", "BB##.."]);
  });

  it("has the stripe of the queue alone where each pCPU has its own", () => {
    const own = scenario([job("A", 0, [4]), job("B", 0, [4]), job("C", 0, [8])], {
      scheduler: { policy: "rr", params: { timeslice: 2 } },
      pcpus: 2,
      runQueues: "perPcpu",
    });
    expect(band(simulate(own), 2, 12)).toEqual(["AA..AA......"]);
  });

  it("is there where more waits fall into a pixel than can be told apart, and costs no more", () => {
    const hogs = scenario([job("A", 0, [9000]), job("B", 0, [9000])], {
      scheduler: { policy: "rr", params: { timeslice: 1 } },
    });
    const trace = simulate(hogs, { until: 3000 });
    const [stripe] = band(trace, 1, 10, 4, 3000)!;
    expect(stripe).toHaveLength(10);
  });

  it("is left out where nobody waits, and where more pCPUs are waited for than fit", () => {
    const trace = fakeTrace({ machines, pcpus: ["AA", "BB"], vcpus: ["00", "11", "--"] });
    expect(band(trace, 0, 2)).toBeNull();
    expect(band(trace, 2, 2, 1)).toBeNull();
  });

  it("is painted for the lanes of vCPUs alone, once it has been loaded", () => {
    const trace = fakeTrace({ machines, pcpus: ["AA"], vcpus: ["00", "--", "--"] });
    const painted: string[] = [];
    const { context } = drawLog();
    const layer = { context, scale: 1, fills: { plain: () => "", tile: () => "", machine: () => null } };
    const scene: Scene = {
      ...sceneOf(trace, 2),
      scrollTop: 0,
      widthPx: 100,
      heightPx: 400,
      labelPx: 0,
      texts: { idle: "", notSimulated: "", pcpu: String, number: String, unit: "" },
      paintWait: (_layer, _scene, { kind, id }) => void painted.push(`${kind} ${id}`),
    };
    paintLanes(layer as unknown as Layer, scene);
    expect(painted).toEqual(["vcpu 0", "vcpu 1", "vcpu 2"]);
  });
});
