/**
 * Replacement policies as one writes them in a command: `fifo,clock(bits=2,referencedOnLoad=false),slru(shares=1:4)`. What a
 * policy is not given has its default. Checked like those of a scenario.
 */
import type { ParamValue } from "../../model/params.ts";
import type { Checked, Problem } from "../../model/problems.ts";
import { hostOf, type PolicyChoice } from "../../model/scenario.ts";
import { defaultHost, defaultScenario } from "../defaults.ts";
import { checkedAs, problem } from "../problemList.ts";
import { validateScenario } from "../scenario/validate.ts";

export interface WrittenChoice {
  /** As it was written. */
  readonly written: string;
  readonly choice: PolicyChoice;
}

const POLICY = /\s*([\w-]+)\s*(?:\(([^()]*)\))?\s*(?:,|$)/y;
const PARAM = /^\s*(\w+)\s*=\s*(.*?)\s*$/;

export function readPolicyChoices(text: string): Checked<WrittenChoice[]> {
  const choices: WrittenChoice[] = [];
  const problems: Problem[] = [];
  POLICY.lastIndex = 0;
  while (POLICY.lastIndex < text.length) {
    const from = POLICY.lastIndex;
    const [whole = "", policy = "", params = ""] = POLICY.exec(text) ?? [];
    if (policy === "") return { ok: false, problems: [problem("policiesSyntax", "", { found: text.slice(from) })] };
    const given = params.split(/[,;]/).filter((part) => part.trim() !== "");
    const read = given.map((part) => PARAM.exec(part));
    const wrong = given[read.indexOf(null)];
    if (wrong !== undefined) return { ok: false, problems: [problem("policiesSyntax", "", { found: wrong.trim() })] };
    const values = Object.fromEntries(read.map((each) => [each?.[1] ?? "", valueOf(each?.[2] ?? "")]));
    const scenario = validateScenario({
      ...defaultScenario,
      hosts: [{ ...defaultHost, replacement: { policy, params: values } }],
    });
    const unknown = scenario.ok && Object.keys(values).find((id) => !(id in hostOf(scenario.value).replacement.params));
    if (!scenario.ok) problems.push(...scenario.problems.map((each) => ({ ...each, path: paramIn(each.path) })));
    else if (unknown) problems.push(problem("policiesParam", "", { policy, found: unknown }));
    else choices.push({ written: whole.replace(/,\s*$/, "").trim(), choice: hostOf(scenario.value).replacement });
  }
  if (choices.length === 0 && problems.length === 0) problems.push(problem("policiesSyntax", "", { found: text }));
  return checkedAs(choices, problems);
}

/** The parameter at `path` of a scenario, of which whoever wrote the list knows nothing; empty for the policy itself. */
function paramIn(path: string): string {
  return path.replace(/^hosts\[0\]\.replacement\.(?:policy$|params\.)/, "");
}

/** `1:4` and `[1 4]` are lists, as a list in brackets of one number is. */
function valueOf(written: string): ParamValue {
  if (written === "true" || written === "false") return written === "true";
  if (/^-?\d+$/.test(written)) return Number(written);
  if (/^\[?\s*\d+(?:[\s:]+\d+)*\s*\]?$/.test(written)) return (written.match(/\d+/g) ?? []).map(Number);
  return written;
}
