/** What is wrong, in words: numbers as typed by the dialogs' own texts, problems of the codec by theirs. */
import { byteText } from "../../../i18n/byteText.ts";
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import type { Problem } from "../../../model/problems.ts";
import { targetOf, type Scenario } from "../../../model/scenario.ts";
import { isolated } from "../../../trace/isolated.ts";
import { problemTexts } from "../../shared/text/problemTexts.ts";
import type { NumberIssue } from "./numberText.ts";
import type { FieldError } from "./useIssues.ts";

/** Something wrong with a field, from any of the forms. */
export type FormIssue =
  | { readonly path: string; readonly kind: "number"; readonly issue: NumberIssue; readonly unit: "count" | "bytes" }
  | { readonly path: string; readonly kind: "problem"; readonly problem: Problem }
  | { readonly path: string; readonly kind: "nameTaken"; readonly name: string }
  | { readonly path: string; readonly kind: "noPcpu" };

export function issueError(text: DialogCatalogue, issue: FormIssue): FieldError {
  const error = { path: issue.path, text: issueText(text, issue) };
  if (issue.kind !== "problem") return error;
  const { line, column } = issue.problem.values;
  return typeof line === "number" && typeof column === "number" ? { ...error, place: { line, column } } : error;
}

function issueText(text: DialogCatalogue, issue: FormIssue): string {
  const t = text.dialogs.form;
  switch (issue.kind) {
    case "number":
      return numberText(text, issue.issue, issue.unit);
    case "problem":
      return problemText(text, issue.problem);
    case "nameTaken":
      return t.nameTaken(isolated(issue.name));
    case "noPcpu":
      return t.noPcpu;
  }
}

/** The sentence of a problem of the codec. With the scenario it says which machine it is about. */
export function problemText(text: DialogCatalogue, problem: Problem, scenario?: Scenario): string {
  const [sentence = problem.code] = problemTexts(text, [problem]);
  const where = scenario && machineAt(problem.path, scenario);
  return where ? text.dialogs.form.place(isolated(where), sentence) : sentence;
}

/** Name of the machine a path leads into: one of the scenario's own, or one that a command creates or concerns. */
function machineAt(path: string, scenario: Scenario): string | undefined {
  const [, list, index] = /^(machines|commands)\[(\d+)\]/.exec(path) ?? [];
  if (list === "machines") return scenario.machines[Number(index)]?.name;
  const command = list === "commands" ? scenario.commands[Number(index)] : undefined;
  return (command && targetOf(command)) ?? undefined;
}

function numberText({ dialogs, terms }: DialogCatalogue, issue: NumberIssue, unit: "count" | "bytes"): string {
  const t = dialogs.form;
  const show = unit === "bytes" ? byteText : terms.number;
  switch (issue.code) {
    case "empty":
      return t.empty;
    case "notNumber":
      return t.notNumber;
    case "notWhole":
      return unit === "bytes" ? t.notWholeBytes : t.notWhole;
    case "tooSmall":
    case "tooLarge":
      return t.outOfRange(show(issue.min), show(issue.max));
    case "tooMany":
      return t.tooMany(issue.max);
  }
}
