/** Machines that are edited for the whole run, and their copies. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { targetOf, type Scenario } from "../../../src/model/scenario.ts";
import { definitionOf, withEdited } from "../../../src/ui/dialogs/newMachine/editedScenario.ts";
import { job, scenario } from "../../support/workloads.ts";

const namesOf = ({ machines }: Scenario) => machines.map(({ name }) => name);
/** The definition of the machine with number `uid` of the run of `of`. */
const defined = (of: Scenario, uid: number) => definitionOf(of, simulate(of).info, uid)!;

describe("definitionOf(scenario, info, uid)", () => {
  const of = scenario(
    [job("A", 0, [3])],
    {},
    {
      commands: [
        { at: 5, command: "delete", vm: "A" },
        { at: 6, command: "create", machine: job("A", 0, [9]) },
      ],
    },
  );

  it("finds a machine of the scenario, and one that a command has made, also of the same name", () => {
    expect(defined(of, 0)).toMatchObject({ of: "machines", index: 0 });
    expect(defined(of, 1)).toMatchObject({ of: "commands", index: 1, at: 6 });
  });
});

describe("withEdited(scenario, definition, spec, copies)", () => {
  const three = scenario(
    [job("web", 0, [3]), job("db", 1, [2]), job("vm-1", 2, [1])],
    {},
    {
      commands: [
        { at: 1, command: "pause", vm: "db" },
        { at: 2, command: "setWeight", vm: "web", weight: 3 },
      ],
    },
  );

  it("puts the new machine in the place of the old one, and its commands follow its name", () => {
    const made = withEdited(three, defined(three, 1), { ...job("base", 4, [7]), vcpus: 2 }, 0);
    expect(namesOf(made)).toEqual(["web", "base", "vm-1"]);
    expect(made.machines[1]).toMatchObject({ arrival: 4, vcpus: 2 });
    expect(made.commands).toEqual([
      { at: 1, command: "pause", vm: "base" },
      { at: 2, command: "setWeight", vm: "web", weight: 3 },
    ]);
  });

  it("adds copies behind it, with the next numbers that are free", () => {
    expect(namesOf(withEdited(three, defined(three, 0), job("web", 0, [3]), 2))).toEqual([
      "web",
      "web-2",
      "web-3",
      "db",
      "vm-1",
    ]);
    expect(namesOf(withEdited(three, defined(three, 2), job("vm-1", 2, [1]), 2))).toEqual([
      "web",
      "db",
      "vm-1",
      "vm-2",
      "vm-3",
    ]);
    expect(withEdited(three, defined(three, 0), job("web", 0, [3]), 40).machines).toHaveLength(43);
  });

  it("copies a machine that a command made by commands of the same moment, started with it", () => {
    const byHand = scenario(
      [],
      {},
      {
        commands: [
          { at: 3, command: "create", machine: { ...job("A", 0, [4]), arrival: null } },
          { at: 3, command: "start", vm: "A" },
        ],
      },
    );
    const { spec } = defined(byHand, 0);
    expect(
      withEdited(byHand, defined(byHand, 0), spec, 1).commands.map(
        (command) => `${command.command} ${targetOf(command)}`,
      ),
    ).toEqual(["create A", "create A-2", "start A", "start A-2"]);
  });

  it("leaves commands alone that are for a later machine of the same name", () => {
    const twice = scenario(
      [job("A", 0, [3])],
      {},
      {
        commands: [
          { at: 5, command: "delete", vm: "A" },
          { at: 6, command: "create", machine: job("A", 0, [9]) },
          { at: 7, command: "start", vm: "A" },
        ],
      },
    );
    const made = withEdited(twice, defined(twice, 0), job("B", 0, [3]), 0);
    expect(made.commands.map(targetOf)).toEqual(["B", "A", "A"]);
  });
});
