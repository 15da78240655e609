/**
 * A machine while it is being filled in: every field as typed, and `readMachine` to make a specification of it or say
 * what keeps it from being one. Sizes and counts are checked here as numbers; what a valid machine is, is for
 * `codec/scenario/validate.ts` to say. Knows no texts and no React.
 */
import { specOfHost } from "../../../model/hosts.ts";
import type { Problem } from "../../../model/problems.ts";
import {
  type HostSpec,
  type Layout,
  type MachineSpec,
  type Op,
  type Scenario,
  type TimedCommand,
} from "../../../model/scenario.ts";
import { defaultsOf } from "../../../model/settingKinds.ts";
import { MACHINE } from "../../../model/settings.ts";
import type { Tick } from "../../../model/units.ts";
import { RANGES, type Range } from "../../../codec/limits.ts";
import { parseProgram, printProgram } from "../../../codec/notation/notation.ts";
import { workloads, type Workload, type WorkloadId } from "../../../codec/notation/workloads.ts";
import { validateScenario } from "../../../codec/scenario/validate.ts";
import { bytesText, readBytes } from "../form/numberText.ts";
import { draftOf, readDraft, type DraftOf, type NumberComplaint } from "../form/settingDraft.ts";
import type { SizeText } from "../form/SizeField.tsx";

export interface VolumeDraft {
  /** Tells rows of the list apart; never shown. */
  readonly key: number;
  readonly name: string;
  readonly size: SizeText;
  /** Null: linear. */
  readonly layout: Layout | null;
}

/** The workload whose program is typed in notation. */
export const WRITTEN = "custom" satisfies WorkloadId;

/** A machine as typed. A setting without text is absent. */
export type MachineDraft = DraftOf<typeof MACHINE> & {
  readonly name: string;
  readonly memory: SizeText;
  readonly volumes: readonly VolumeDraft[];
  readonly isStartedNow: boolean;
  /** pCPUs it may use. */
  readonly affinity: readonly number[];
  readonly workload: WorkloadId;
  readonly programText: string;
};

/** What is wrong with one field: a number that is none, or a problem found by the codec. */
export type DraftIssue =
  | NumberComplaint
  | { readonly path: string; readonly kind: "problem"; readonly problem: Problem }
  | { readonly path: string; readonly kind: "nameTaken"; readonly name: string }
  | { readonly path: string; readonly kind: "noPcpu" };

export interface ReadDraft {
  /** Null while something is wrong. */
  readonly machine: MachineSpec | null;
  readonly issues: readonly DraftIssue[];
  /** What is wrong with the scenario as a whole once this machine is part of it. */
  readonly elsewhere: readonly Problem[];
  /** The machine as far as its numbers can be read, whatever else is wrong: enough to say whether it fits. */
  readonly sketch: MachineSpec | null;
  /** Guest pages, for the figures beside the fields; null while the size cannot be read. */
  readonly pages: number | null;
  /** The program as far as it can be read. */
  readonly programs: readonly (readonly Op[])[] | null;
}

const FIRST_PAGES = 8;
const FIRST_EXTENTS = 2;

/** The first of `vm-1`, `vm-2`, ... that is not taken. */
function firstFreeName(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) if (!taken.has(`vm-${n}`)) return `vm-${n}`;
}

/** A small machine that fits most hosts: one vCPU, a few pages, one volume of two extents. */
export function newDraft(taken: ReadonlySet<string>, host: HostSpec): MachineDraft {
  return {
    ...draftOf(MACHINE, defaultsOf(MACHINE)),
    name: firstFreeName(taken),
    memory: bytesText(FIRST_PAGES * host.pageBytes),
    volumes:
      host.disks.length > 0
        ? [{ key: 0, name: "root", size: bytesText(FIRST_EXTENTS * host.extentBytes), layout: null }]
        : [],
    isStartedNow: true,
    affinity: Array.from({ length: host.pcpus }, (_, pcpu) => pcpu),
    workload: "cpuBound",
    programText: "",
  };
}

/** A machine there is, as it is defined; its program is in notation. */
export function draftOfMachine(spec: MachineSpec, host: HostSpec): MachineDraft {
  return {
    ...draftOf(MACHINE, spec),
    name: spec.name,
    memory: bytesText(spec.memoryBytes),
    volumes: spec.volumes.map(({ name, bytes, layout = null }, key) => ({ key, name, size: bytesText(bytes), layout })),
    isStartedNow: false,
    affinity: spec.affinity ?? Array.from({ length: host.pcpus }, (_, pcpu) => pcpu),
    workload: WRITTEN,
    programText: printProgram(spec.programs[0] ?? []),
  };
}

/** What a new machine is added to. */
export interface Surroundings {
  readonly scenario: Scenario;
  /** The number of its host; absent: the first one. */
  readonly host?: number;
  /** When it is created. */
  readonly time: Tick;
  /** Names of the machines that exist then. */
  readonly taken: ReadonlySet<string>;
}

/** Reads the whole draft. */
export function readMachine(draft: MachineDraft, { scenario, host: home = 0, time, taken }: Surroundings): ReadDraft {
  const host = specOfHost(scenario, home);
  const issues: DraftIssue[] = [];
  const bytes = (path: string, size: SizeText, range: Range): number | null => {
    const read = readBytes(size.text, size.unit, range.min, range.max);
    if (read.ok) return read.value;
    issues.push({ path, kind: "number", issue: read.issue, unit: "bytes" });
    return null;
  };

  const name = draft.name.trim();
  if (taken.has(name)) issues.push({ path: "name", kind: "nameTaken", name });
  const settings = readDraft(
    MACHINE,
    draft,
    (complaint) => void issues.push(complaint),
    ({ min }) => min,
  );
  const memoryBytes = bytes("memoryBytes", draft.memory, RANGES.memoryBytes);
  const pages = memoryBytes === null ? null : Math.ceil(memoryBytes / host.pageBytes);
  const sizes = draft.volumes.map((volume, at) => bytes(`volumes[${at}].bytes`, volume.size, RANGES.volumeBytes));
  if (draft.affinity.length === 0) issues.push({ path: "affinity", kind: "noPcpu" });
  const programs = readPrograms(draft, pages ?? 0, issues);

  const machine: MachineSpec = {
    ...settings,
    ...(home > 0 && { host: home }),
    name,
    memoryBytes: memoryBytes ?? 0,
    volumes: draft.volumes.map((volume, at) => ({
      name: volume.name.trim(),
      bytes: sizes[at] ?? RANGES.volumeBytes.min,
      ...(volume.layout && { layout: volume.layout }),
    })),
    affinity: draft.affinity.length === host.pcpus ? null : draft.affinity,
    arrival: null,
    programs: programs ?? [[]],
  };

  const unread = new Set(issues.map(({ path }) => path));
  const elsewhere: Problem[] = [];
  for (const problem of problemsOf(machine, scenario, time)) {
    const field = fieldOf(problem.path, draft.workload);
    if (field === null) elsewhere.push(problem);
    // Where a field could not be read, the check has seen a stand-in for it.
    else if (!unread.has(field) && !(unread.has("memoryBytes") && DEPENDS_ON_MEMORY.has(field)))
      issues.push({ path: field, kind: "problem", problem });
  }
  const isFine = issues.length === 0 && elsewhere.length === 0;
  const isReadable = issues.every(({ kind }) => kind !== "number");
  return { machine: isFine ? machine : null, issues, elsewhere, sketch: isReadable ? machine : null, pages, programs };
}

const DEPENDS_ON_MEMORY: ReadonlySet<string> = new Set(["reservedPages", "programText", "workload"]);
const ROOT = "machine";

/** What is wrong with `machine`, as part of the scenario: paths begin with `machine` where they lead into it. */
function problemsOf(machine: MachineSpec, scenario: Scenario, at: Tick): readonly Problem[] {
  const earlier = scenario.commands.filter((command) => command.at <= at);
  const here = `commands[${earlier.length}].machine`;
  const commands: readonly TimedCommand[] = [...earlier, { command: "create", machine, at }];
  const checked = validateScenario({ ...scenario, commands });
  if (checked.ok) return [];
  return checked.problems.map((problem) =>
    problem.path.startsWith(here) ? { ...problem, path: ROOT + problem.path.slice(here.length) } : problem,
  );
}

/** The field that shows a problem at `path`, or null for problems of the scenario. */
function fieldOf(path: string, workload: WorkloadId): string | null {
  const inside = /^machine\.(.*)$/.exec(path)?.[1];
  if (inside === undefined) return null;
  if (inside.startsWith("programs")) return workload === WRITTEN ? "programText" : "workload";
  return inside.startsWith("affinity") ? "affinity" : inside;
}

function workloadOf(id: WorkloadId): Workload {
  const workload = workloads.find((candidate) => candidate.id === id);
  if (!workload) throw new Error(`no workload is called "${id}"`);
  return workload;
}

function readPrograms(draft: MachineDraft, pages: number, issues: DraftIssue[]): ReadDraft["programs"] {
  if (draft.workload !== WRITTEN) return workloadOf(draft.workload).programs({ pages, volumes: draft.volumes.length });
  const parsed = parseProgram(draft.programText);
  if (parsed.ok) return [parsed.value];
  for (const problem of parsed.problems) issues.push({ path: "programText", kind: "problem", problem });
  return null;
}

/** `draft` with another workload. Writing begins with the program chosen before, unless something was written already. */
export function withWorkload(draft: MachineDraft, workload: WorkloadId, programs: ReadDraft["programs"]): MachineDraft {
  const isFirstLook = workload === WRITTEN && draft.programText === "";
  return { ...draft, workload, programText: isFirstLook ? printProgram(programs?.[0] ?? []) : draft.programText };
}

/** What `id` would like and the machine does not have; the program then does the nearest thing without it. */
export function missingFor(id: WorkloadId, pages: number | null, volumes: number): "memory" | "volume" | null {
  const { needs } = workloadOf(id);
  if (needs === "memory" && pages === 0) return "memory";
  return needs === "volume" && volumes === 0 ? "volume" : null;
}
