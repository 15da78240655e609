/**
 * One's own exercise, pasted or typed: a table of jobs, lists, a reference string with frames, requests for memory in one
 * piece, a queue of a disk, addresses to translate, the time of an access, a formula or a live migration, which make no scenario,
 * or a scenario file. Says what
 * was understood as data, all that is wrong, and gives the scenario, ready to run, with what is chosen for it. Nothing is decided
 * without being told: what the text does not say has the choices' value, or the usual one.
 */
import type { AddressExercise } from "../addressing/exercise.ts";
import { readAddressText } from "../addressing/readText.ts";
import type { Problem } from "../../model/problems.ts";
import type { Scenario } from "../../model/scenario.ts";
import { isClear, isSure as isSureOf, parseJobTable, type JobTable, type ReadChoices } from "../jobs/jobTable.ts";
import { parseScenarioFile } from "../scenario/scenarioFile.ts";
import { problem } from "../problemList.ts";
import { readAccessTime, type AccessTimeText } from "./accessTimeText.ts";
import { armExercise, isArmCertain, type ArmChoices, type ArmSettings } from "./armExercise.ts";
import { readArmQueue, type ArmQueue } from "./armQueue.ts";
import type { MigrationKind } from "../../vmm/migration/spec.ts";
import { readMigration, type MigrationText } from "./migrationText.ts";
import { readFormula, type FormulaText } from "./formulaText.ts";
import { jobExercise, type JobChoices, type JobSettings } from "./jobExercise.ts";
import { withPowers } from "./powers.ts";
import { otherSubjectOf } from "./otherSubjects.ts";
import { referenceExercise, type ReferenceChoices, type ReferenceSettings } from "./referenceExercise.ts";
import { readReferences, type ReferenceString } from "./referenceString.ts";
import { regionExercise, type RegionChoices, type RegionSettings } from "./regionExercise.ts";
import { readRegion, type RegionList } from "./regionList.ts";

/** What somebody chose instead of what the text says, or where it says nothing. */
export interface ExerciseChoices extends ReadChoices, JobChoices, ReferenceChoices, RegionChoices, ArmChoices {
  readonly migration?: MigrationKind;
  /** Of the new scenario. */
  readonly title: string;
}

interface Read {
  /** Null while something is wrong. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
  /** False where something was guessed: it is to be shown before it runs. */
  readonly isSure: boolean;
}

export type Exercise =
  | { readonly kind: "nothing"; readonly problems: readonly Problem[] }
  | (Read & { readonly kind: "scenario"; readonly scenario: Scenario })
  | (Read & { readonly kind: "jobs"; readonly table: JobTable; readonly settings: JobSettings })
  | (Read & {
      readonly kind: "references";
      readonly references: ReferenceString;
      readonly settings: ReferenceSettings;
    })
  | (Read & {
      readonly kind: "addresses";
      readonly exercise: AddressExercise;
      /** Each address as it was written. */
      readonly names: readonly string[];
      readonly leftOut: readonly string[];
    })
  | (Read & { readonly kind: "arm"; readonly list: ArmQueue; readonly settings: ArmSettings })
  /** The next three have no scenario: they are answered beside the box. */
  | (Read & { readonly kind: "accessTime"; readonly read: AccessTimeText })
  | (Read & { readonly kind: "formula"; readonly read: FormulaText })
  | (Read & { readonly kind: "migration"; readonly read: MigrationText; readonly way: MigrationKind })
  | (Read & { readonly kind: "region"; readonly list: RegionList; readonly settings: RegionSettings });

/** The exercise in `pasted`. A text without anything in it is nothing, without problems. Never throws. */
export function readExercise(pasted: string, choices: ExerciseChoices): Exercise {
  if (!/[^\s\ufeff]/.test(pasted)) return { kind: "nothing", problems: [] };
  const file = scenarioIn(pasted);
  if (file) return file;
  const text = withPowers(pasted);
  const time = readAccessTime(text);
  if (time) {
    const { problems, isLookupGuessed } = time;
    return { kind: "accessTime", read: time, scenario: null, problems, isSure: !isLookupGuessed };
  }
  const formula = readFormula(text);
  if (formula) {
    const { problems, leftOut, isRoundingCertain } = formula;
    const isSure = leftOut.length === 0 && isRoundingCertain;
    return { kind: "formula", read: formula, scenario: null, problems, isSure };
  }
  const read = readOurs(text, choices);
  const isOurs = read.kind !== "nothing" && read.problems.length === 0 && (read.kind !== "jobs" || isClear(read.table));
  const subject = otherSubjectOf(text, isOurs);
  return subject ? { kind: "nothing", problems: [problem("exerciseOther", "", { subject })] } : read;
}

function readOurs(text: string, choices: ExerciseChoices): Exercise {
  const addresses = readAddressText(text);
  if (addresses && "exercise" in addresses)
    return { kind: "addresses", ...addresses, scenario: null, problems: [], isSure: addresses.leftOut.length === 0 };
  const read = readMigration(text);
  if (read) {
    const way = choices.migration ?? read.kind ?? "preCopy";
    const isSure = read.guessed.length === 0;
    return { kind: "migration", read, way, scenario: null, problems: read.problems, isSure };
  }
  const queue = readArmQueue(text);
  if (queue) {
    const { scenario, settings, problems } = armExercise(queue, choices, choices.title);
    const isSure = problems.length === 0 && !queue.hasOtherRules && isArmCertain(queue, choices, settings);
    return { kind: "arm", list: queue, settings, scenario, problems, isSure };
  }
  const list = readRegion(text);
  if (list) {
    const { scenario, settings, problems } = regionExercise(list, choices, choices.title);
    return {
      kind: "region",
      list,
      settings,
      scenario,
      problems,
      isSure: list.fit !== null && list.leftOut.length === 0 && !list.isUnitGuessed,
    };
  }
  const references = readReferences(text);
  if (references) {
    const { scenario, settings, problems } = referenceExercise(references, choices, choices.title);
    const { names, pages } = references;
    const areMixed = names.length > 0 && pages.some((page) => /^\d/.test(names[page] ?? ""));
    const isCertain =
      references.frames !== null &&
      !references.isUnseparated &&
      !references.areAddressesGuessed &&
      !references.hasOtherRules &&
      !areMixed;
    return { kind: "references", references, settings, scenario, problems, isSure: isCertain };
  }
  if (addresses && "missing" in addresses && SPEAKS_OF_ADDRESSES.test(text))
    return { kind: "nothing", problems: [problem("addressesMissing", "", { missing: addresses.missing })] };
  const table = parseJobTable(text, choices);
  if (table.rows.length === 0) return { kind: "nothing", problems: table.problems.map(asNoExercise) };
  const { scenario, settings, problems } = jobExercise(table, choices, choices.title);
  return {
    kind: "jobs",
    table,
    settings,
    scenario,
    problems,
    isSure: isSureOf(table) && settings.guessed.length === 0,
  };
}

const SPEAKS_OF_ADDRESSES =
  /(?<![A-Za-z])(?:segment(?:ation)?(?: table)?|page table|base (?:register|and (?:bounds|limit))|(?:logical|virtual) address(?:es)?)(?![A-Za-z])|段表|段号|页表|逻辑地址|虚拟地址|基址/iu;

/** What is no table of jobs, is no exercise of any other kind either. */
function asNoExercise(each: Problem): Problem {
  return each.code === "jobsNoTable" ? { ...each, code: "exerciseNone" } : each;
}

/** A file of ours; a JSON of other tools is none. */
function scenarioIn(text: string): Exercise | null {
  if (!/^\s*\{/.test(text) || !/"machines"\s*:/.test(text)) return null;
  const file = parseScenarioFile(text);
  if (!file.ok) return { kind: "nothing", problems: file.problems };
  return { kind: "scenario", scenario: file.value, problems: [], isSure: true };
}
