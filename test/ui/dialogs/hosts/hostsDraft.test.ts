/** Hosts that are added, removed and named, and what becomes of the machines and commands of the scenario. */
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../../../src/codec/scenario/validate.ts";
import type { Scenario } from "../../../../src/model/scenario.ts";
import { hostsDraft, readHosts, withCopy, without } from "../../../../src/ui/dialogs/hosts/hostsDraft.ts";
import { movingScenario, writer } from "../../../support/movingMachines.ts";
import { machine } from "../../../support/workloads.ts";

const GIVEN: Scenario = movingScenario({
  hosts: [{ name: "one" }, { name: "two", frames: 32 }, { name: "three" }],
  machines: [machine("A", writer(1)), machine("B", writer(1), { host: 1 }), machine("C", writer(1), { host: 2 })],
  commands: [
    { command: "migrate", vm: "A", to: 2, at: 5 },
    { command: "migrate", vm: "A", to: 1, at: 50 },
    { command: "setDisk", disk: 0, state: "closed", host: 2, at: 60 },
  ],
});

const names = ({ hosts }: Scenario) => hosts.map(({ name }) => name);
const homes = ({ machines }: Scenario) => machines.map(({ name, host = 0 }) => `${name} ${host}`);

describe("hosts that are changed", () => {
  it("give back the very scenario where nothing was changed", () => {
    const checked = validateScenario(GIVEN);
    expect(readHosts(hostsDraft(GIVEN), GIVEN).scenario).toEqual(checked.ok && checked.value);
  });

  it("leave every machine and command with its host when one is put between them", () => {
    const draft = hostsDraft(GIVEN);
    const { scenario } = readHosts(withCopy(draft, draft.hosts[1]!), GIVEN);
    expect(names(scenario!)).toEqual(["one", "two", undefined, "three"]);
    expect(scenario!.hosts[2]!.frames).toBe(32);
    expect(homes(scenario!)).toEqual(["A 0", "B 1", "C 3"]);
    expect(scenario!.commands).toMatchObject([{ to: 3 }, { to: 1 }, { command: "setDisk", host: 3 }]);
  });

  it("have the machines of one that is removed begin on the first, and drop the commands that need it", () => {
    const draft = hostsDraft(GIVEN);
    const { scenario, moved, dropped } = readHosts(without(draft, draft.hosts[1]!), GIVEN);
    expect(homes(scenario!)).toEqual(["A 0", "B 0", "C 1"]);
    expect(scenario!.commands).toMatchObject([{ to: 1 }, { command: "setDisk", host: 1 }]);
    expect({ moved, dropped }).toEqual({ moved: ["B"], dropped: 1 });
  });

  it("follow the first one's machines when the first is removed", () => {
    const draft = hostsDraft(GIVEN);
    const { scenario } = readHosts(without(draft, draft.hosts[0]!), GIVEN);
    expect(homes(scenario!)).toEqual(["A 0", "B 0", "C 1"]);
  });

  it("say what is wrong: a name twice, a number that is none, a machine that does not fit any more", () => {
    const draft = hostsDraft(GIVEN);
    const [first, second, third] = draft.hosts;
    const twice = { ...draft, hosts: [first!, { ...second!, name: " one " }, { ...third!, frames: "x" }] };
    expect(readHosts(twice, GIVEN).issues).toMatchObject([
      { path: "hosts.0.name", kind: "nameTaken" },
      { path: "hosts.1.name", kind: "nameTaken" },
      { path: "hosts.2.frames", kind: "number" },
    ]);
    const bound = {
      ...GIVEN,
      machines: [machine("A", writer(1), { affinity: [2] })],
      hosts: [{ ...GIVEN.hosts[0], pcpus: 4 }],
    } as const;
    const small = hostsDraft(bound);
    const fewer = { ...small, hosts: [{ ...small.hosts[0]!, pcpus: "2" }] };
    expect(readHosts(fewer, { ...bound, commands: [] }).elsewhere).toMatchObject([{ code: "noSuchPcpu" }]);
  });
});
