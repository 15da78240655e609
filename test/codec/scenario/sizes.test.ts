/** What a run makes has limits, however short the text is that asks for it; they are told before anything is made. */
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";

type Told = readonly (readonly [code: string, path: string, found: unknown, max: unknown])[];

function told(input: unknown): Told {
  const checked = validateScenario(input);
  if (checked.ok) return [];
  return checked.problems.map(({ code, path, values }) => [code, path, values["found"], values["max"]]);
}

const machines = (count: number, machine: object) =>
  Array.from({ length: count }, (_, index) => ({ name: `m${index}`, ...machine }));
const create = (machine: object) => ({ at: 1, command: "create", machine: { name: "created", ...machine } });

const asking = (program: string, policy: string, vcpus = 1) => ({
  machines: machines(1, { vcpus, programs: [program] }),
  host: { replacement: { policy } },
});

describe("a scenario may have", () => {
  it("16,384 vCPUs, those of machines that commands create among them", () => {
    expect(told({ machines: machines(256, { vcpus: 64 }) })).toEqual([]);
    expect(told({ machines: machines(256, { vcpus: 64 }), commands: [create({ vcpus: 2 })] })).toEqual([
      ["tooManyVcpus", "", 16_386, 16_384],
    ]);
  });

  it("262,144 disk requests at once: the largest of each vCPU, all of which can be under way", () => {
    const volumes = [{ name: "v", bytes: 1 }];
    const largest = { vcpus: 64, volumes, programs: ["DISK 0 0 4096 w; DISK 0 0 4096 r; DISK 0 0 r"] };
    expect(told({ machines: machines(1, largest) })).toEqual([]);
    const one = { volumes, programs: ["LOOP { DISK 0 0 2 r }"] };
    expect(told({ machines: machines(1, largest), commands: [create(one)] })).toEqual([
      ["tooManyRequests", "", 262_146, 262_144],
    ]);
  });

  it("any number of references in patterns, but 4,000,000 for all vCPUs where the policy looks ahead", () => {
    const million = "SEQ 8 1000000;";
    expect(told(asking(million.repeat(20), "lru", 64))).toEqual([]);
    expect(told(asking(million.repeat(4), "opt"))).toEqual([]);
    expect(told(asking(`${million.repeat(4)} R 1`, "opt"))).toEqual([
      ["tooManyForeseen", "host.replacement", 4_000_001, 4_000_000],
    ]);
    // A loop is looked at once; a program stands for all vCPUs that have no other.
    expect(told(asking(`LOOP 1000000000 { ${million} }`, "opt"))).toEqual([]);
    expect(told(asking(million, "opt", 5))).toEqual([["tooManyForeseen", "host.replacement", 5_000_000, 4_000_000]]);
  });

  it("8,388,608 frames times machines under local replacement", () => {
    const host = { frames: 2 ** 19, replacementScope: "local" };
    expect(told({ machines: machines(16, {}), host })).toEqual([]);
    expect(told({ machines: machines(17, {}), host })).toEqual([
      ["tooManyLocalFrames", "host.frames", 17 * 2 ** 19, 2 ** 23],
    ]);
    expect(told({ machines: machines(17, {}), host: { ...host, replacementScope: "global" } })).toEqual([]);
  });
});
