/** Requests and releases as a scenario: a machine that starts for each request, at a tick of its own, and stops for a release. */
import type { Problem } from "../../model/problems.ts";
import type { FitId, MachineSpec, RegionSpec, TimedCommand } from "../../model/scenario.ts";
import type { Scenario } from "../../model/scenario.ts";
import { defaultsOf } from "../../model/settingKinds.ts";
import { REGION } from "../../model/settings.ts";
import { defaultHost, defaultMachine, defaultScenario } from "../defaults.ts";
import { validateScenario } from "../scenario/validate.ts";
import type { RegionList } from "./regionList.ts";

export interface RegionChoices {
  readonly fit?: FitId;
}

export interface RegionSettings {
  readonly fit: FitId;
}

export interface RegionExercise {
  readonly scenario: Scenario | null;
  readonly settings: RegionSettings;
  readonly problems: readonly Problem[];
}

const USUAL_FIT = "first";

/** The steps of `list` at ticks 1, 2, 3 and so on. Null while something is wrong. */
export function regionExercise(list: RegionList, choices: RegionChoices, title: string): RegionExercise {
  const settings = { fit: choices.fit ?? list.fits[0] ?? USUAL_FIT };
  if (list.problems.length > 0) return { scenario: null, settings, problems: list.problems };
  const machines: MachineSpec[] = [];
  const commands: TimedCommand[] = [];
  for (const [index, step] of list.steps.entries()) {
    const at = index + 1;
    if (step.do === "request")
      machines.push({
        ...defaultMachine(step.name),
        arrival: at,
        regionUnits: step.size,
        memoryBytes: 0,
        programs: [[]],
      });
    else commands.push(step.do === "release" ? { at, command: "stop", vm: step.name } : { at, command: "compact" });
  }
  const checked = validateScenario({
    ...defaultScenario,
    title,
    hosts: [{ ...defaultHost, pcpus: 1, region: regionOf(list, settings) }],
    machines,
    commands,
  });
  return { scenario: checked.ok ? checked.value : null, settings, problems: checked.ok ? [] : checked.problems };
}

/** Parts of the free units in a block between two holes, so that it can be seen. */
const BETWEEN = 34;

/** Where holes are given and no size that has room for them, small blocks lie between them. */
function regionOf({ holes, total, unit }: RegionList, { fit }: RegionSettings): RegionSpec {
  const region: RegionSpec = { ...(defaultsOf(REGION) as RegionSpec), unit, fit };
  if (!holes) return { ...region, size: total ?? region.size };
  const free = holes.reduce((sum, each) => sum + each, 0);
  const blocks = (holes.length - 1) * Math.max(1, Math.floor(free / BETWEEN));
  const hasRoom = total !== null && total >= free + holes.length - 1;
  return { ...region, size: hasRoom ? total : free + blocks, holes };
}
