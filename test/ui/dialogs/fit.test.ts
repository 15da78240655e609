import { describe, expect, it } from "vitest";
import type { HostSpec, MachineSpec } from "../../../src/model/scenario.ts";
import type { GrowingHostInfo } from "../../../src/trace/hostState.ts";
import { fitOf, type HostMoment } from "../../../src/ui/dialogs/newMachine/fit.ts";
import { columnOf, freeDisk } from "../../support/columns.ts";
import { fakeRun, fakeScenario, spec, type FakeMachine } from "../shared/fakeStore.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const EXTENT = 2 ** 22;
const PAGE = 4096;

/** Disks drawn as text, `.` is a free extent. */
function disks(...rows: string[]) {
  return rows.map((row) => ({
    ...freeDisk(row.length),
    lv: columnOf([...row].map((sign) => (sign === "." ? -1 : 0))),
  }));
}

interface FakeMoment extends HostMoment {
  readonly info: GrowingHostInfo;
}

function moment(host: Partial<HostSpec>, rows: string[], machines: readonly FakeMachine[] = []): FakeMoment {
  const { info, host: state } = fakeRun(machines);
  return { spec: { ...hostOf(fakeScenario([])), ...host }, info, state: { ...state, pvs: disks(...rows) } };
}

function machine(part: Partial<MachineSpec>): MachineSpec {
  return { ...spec({ name: "new" }), ...part };
}
const volumes = (...extents: number[]) => extents.map((count, at) => ({ name: `v${at}`, bytes: count * EXTENT }));

const only = (id: string, lines: ReturnType<typeof fitOf>) => lines.find((line) => line.id === id);

describe("fitOf(machine, isStarted, moment)", () => {
  it("counts reserved pages against the frames that nobody has reserved", () => {
    const running = { name: "db", pages: 8 };
    const now = moment({ frames: 24 }, ["...."], [running]);
    now.info.vms[0] = { ...now.info.vms[0]!, spec: { ...now.info.vms[0]!.spec, reservedPages: 20 } };
    expect(only("frames", fitOf(machine({ reservedPages: 5 }), true, now))).toMatchObject({
      needed: 5,
      available: 4,
      isEnough: false,
    });
  });

  it("asks for the reserved pages of the whole host only, when the machine is not started", () => {
    const now = moment({ frames: 24 }, ["...."], [{ name: "db" }]);
    now.info.vms[0] = { ...now.info.vms[0]!, spec: { ...now.info.vms[0]!.spec, reservedPages: 20 } };
    expect(only("frames", fitOf(machine({ reservedPages: 24 }), false, now))).toMatchObject({ isEnough: true });
    expect(only("frames", fitOf(machine({ reservedPages: 25 }), false, now))).toMatchObject({ isEnough: false });
  });

  it.each(["failed", "closed"] as const)("counts nothing of a disk that is %s", (condition) => {
    const { spec: host, info, state } = moment({}, ["....", "...."]);
    const [first] = state!.disks;
    const now = { spec: host, info, state: { ...state!, disks: [{ ...first!, state: condition }, first!] } };
    expect(only("extents", fitOf(machine({ volumes: volumes(5) }), true, now))).toMatchObject({
      needed: 5,
      available: 4,
      isEnough: false,
    });
  });

  it("rounds volumes up to extents and counts the free ones", () => {
    const now = moment({}, ["XX..", "...X"]);
    expect(only("extents", fitOf(machine({ volumes: [{ name: "v", bytes: 4 * EXTENT + 1 }] }), true, now))).toEqual({
      id: "extents",
      needed: 5,
      available: 5,
      isEnough: true,
    });
  });

  it("says nothing of storage for a machine without volumes", () => {
    expect(only("extents", fitOf(machine({}), true, moment({}, ["...."])))).toBeUndefined();
  });

  it("under `contiguous` a volume needs a free run of its own", () => {
    const now = moment({ allocation: "contiguous" }, ["..X..", "X..X."]);
    expect(only("extents", fitOf(machine({ volumes: volumes(2, 2, 2) }), true, now))).toMatchObject({ isEnough: true });
    expect(only("extents", fitOf(machine({ volumes: volumes(3) }), true, now))).toMatchObject({
      isEnough: false,
      isScattered: true,
    });
  });

  it("under `cling` a volume needs one disk with enough extents, in whatever place", () => {
    const now = moment({ allocation: "cling" }, ["..X..", "X..X."]);
    expect(only("extents", fitOf(machine({ volumes: volumes(4, 3) }), true, now))).toMatchObject({ isEnough: true });
    expect(only("extents", fitOf(machine({ volumes: volumes(5) }), true, now))).toMatchObject({ isScattered: true });
  });

  it("with a swap volume, pages without a frame of their own must find room there", () => {
    const host = { swapBytes: EXTENT, pageBytes: EXTENT / 4 };
    const now = moment(host, ["...."], [{ name: "db", pages: 3 }]);
    const lines = fitOf(machine({ memoryBytes: 4 * host.pageBytes, reservedPages: 1 }), true, now);
    expect(only("swap", lines)).toMatchObject({ needed: 3, available: 1, isEnough: false });
  });

  it("before the run has begun only the swap volume lies on the disks", () => {
    const now: HostMoment = { spec: { ...hostOf(fakeScenario([])), swapBytes: 30 * EXTENT }, info: null, state: null };
    expect(only("extents", fitOf(machine({ volumes: volumes(1) }), true, now))).toMatchObject({ available: 18 });
  });

  it("an affinity with no pCPU of this host fits nowhere", () => {
    const lines = fitOf(machine({ affinity: [7], memoryBytes: PAGE }), true, moment({ pcpus: 2 }, ["...."]));
    expect(only("pcpus", lines)).toMatchObject({ available: 0, isEnough: false });
  });
});
