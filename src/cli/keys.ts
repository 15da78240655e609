/**
 * The keys of a challenge: for each name the numbers that are its own, and what is right of all that can be asked of it. Of
 * decisions those of a run in which nothing was decided wrongly.
 */
import { askedOf, challengeId, seedFor, type Challenge } from "../codec/challenge/challengeLink.ts";
import { keyOf } from "../learn/keys.ts";
import { OUTCOMES, TYPED_KINDS, type Question } from "../learn/question.ts";
import type { Scenario } from "../model/scenario.ts";
import { VM_STATES } from "../model/states.ts";
import type { HostInfo } from "../trace/hostState.ts";

export type KeyLine = Readonly<
  Record<"name" | "challenge" | "seed" | "number" | "time" | "kind" | "right", string | number>
>;

/** A line for each decision or question of each of `names`. */
export function keysOf(challenge: Challenge, scenario: Scenario, names: readonly string[]): KeyLine[] {
  return names.flatMap((name) => {
    const seed = seedFor(challenge, name);
    const { info, questions } = keyOf(scenario, askedOf(challenge), seed);
    return questions.map((question, at) => ({
      name,
      challenge: challengeId(challenge),
      seed: seed ?? "",
      number: at + 1,
      time: question.time,
      kind: question.kind,
      right: question.right.map((answer) => answerText(info, question, answer)).join(" / "),
    }));
  });
}

/** By names and numbers that need no language. */
function answerText(info: HostInfo, question: Question, answer: number): string {
  if (TYPED_KINDS.has(question.kind)) return String(answer);
  if ("none" in question && answer === question.none) return "none";
  const { values = {} } = question.evidence.find((row) => row.answer === answer) ?? {};
  const machine = (vm: number) => info.vms[vm]?.name ?? "?";
  switch (question.kind) {
    case "nextToRun": {
      const { vm = -1, index = 0 } = info.vcpus[answer] ?? {};
      return (info.vms[vm]?.vcpuCount ?? 1) > 1 ? `${machine(vm)}.${index}` : machine(vm);
    }
    case "taker":
      return machine(answer);
    case "victim":
      return `page ${values.page ?? "?"}`;
    case "hitOrFault":
      return answer === 0 ? "hit" : "fault";
    case "stateAfter":
      return VM_STATES[answer] ?? "?";
    case "outcome":
      return OUTCOMES[answer] ?? "?";
    case "hole":
      return `from ${values.start ?? "?"}`;
    case "extents":
      return `pv${values.pv ?? "?"} from ${values.start ?? "?"}`;
    default:
      return String(answer);
  }
}
