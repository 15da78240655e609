import { describe, expect, it } from "vitest";
import type { TimedCommand } from "../../../src/model/scenario.ts";
import { subjectsOf } from "../../../src/ui/shared/moment/subjects.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

const computes = machine("a", [{ op: "compute", ticks: 5 }]);
const refers = machine("b", references([0, 1]), { memoryBytes: 2 * PAGE });
const creates: readonly TimedCommand[] = [{ at: 3, command: "create", machine: refers }];
const starts: readonly TimedCommand[] = [{ at: 3, command: "start", vm: "a" }];

describe("what a scenario is about", () => {
  it("includes what machines touch that its commands create, whatever was asked before of the same machines", () => {
    const plain = scenario([computes, computes], {});
    const grown = { ...plain, commands: creates };
    const answers = [plain, grown, plain, { ...plain, commands: starts }, grown].map((each) => subjectsOf(each).memory);
    expect(answers).toEqual([false, true, false, false, true]);
  });

  it("is found once for the machines and commands of a scenario, however often it is asked for", () => {
    const grown = { ...scenario([computes, computes], {}), commands: creates };
    expect(subjectsOf(grown)).toBe(subjectsOf({ ...grown, title: "another" }));
  });
});
