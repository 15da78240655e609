/**
 * The texts of policies against the policies: the compiler holds the ids here, where both can be seen, and the tests what
 * it cannot see.
 */
import { describe, expect, it } from "vitest";
import { cpuPolicyTexts, memoryPolicyTexts } from "../../src/i18n/policies/list.ts";
import type { CpuPolicyTexts, MemoryPolicyTexts, PolicyText } from "../../src/i18n/policies/texts.ts";
import type { PolicyDescription } from "../../src/model/params.ts";
import { cpuPolicies, type CpuPolicyId } from "../../src/vmm/cpu/policies.ts";
import { memoryPolicies, type MemoryPolicyId } from "../../src/vmm/memory/policies.ts";

// A policy without texts does not compile, and neither do texts without a policy.
const cpu: Readonly<Record<CpuPolicyId, CpuPolicyTexts>> = cpuPolicyTexts;
const memory: Readonly<Record<MemoryPolicyId, MemoryPolicyTexts>> = memoryPolicyTexts;
const cpuIds: readonly CpuPolicyId[] = idsOf(cpuPolicyTexts);
const memoryIds: readonly MemoryPolicyId[] = idsOf(memoryPolicyTexts);

function idsOf<All extends object>(texts: All): (keyof All)[] {
  return Object.keys(texts) as (keyof All)[];
}

/** The pseudocode as it is shown. */
const lines = ({ pseudocode }: PolicyDescription, text: PolicyText | undefined) => text?.code ?? pseudocode;

const indents = (all: readonly string[]) => all.map((line) => Math.min(4, /^ */.exec(line)![0].length));

type Texts = Readonly<Record<string, Readonly<Record<"en" | "zh", PolicyText>>>>;

it("lists the policies under their ids, each with its texts", () => {
  expect(cpuPolicies.map(({ id }) => id)).toEqual(cpuIds);
  expect(memoryPolicies.map(({ id }) => id)).toEqual(memoryIds);
});

describe.each(["en", "zh"] as const)("policies in %s", (language) => {
  const both: readonly (readonly [PolicyDescription, PolicyText | undefined])[] = [
    ...cpuPolicies.map((policy) => [policy, (cpu as Texts)[policy.id]?.[language]] as const),
    ...memoryPolicies.map((policy) => [policy, (memory as Texts)[policy.id]?.[language]] as const),
  ];

  it("have a name, a short one and a sentence each", () => {
    const nameless = both.filter(([, text]) => !text?.name || !text.short || !text.help);
    expect(nameless.map(([{ id }]) => id)).toEqual([]);
  });

  it("have a label for each parameter they take, for no other, and for each of its named choices", () => {
    const ofPolicies = both.flatMap(([{ id, params }]) =>
      params.flatMap((spec) => [
        `${id}.${spec.id}`,
        ...(spec.type === "choice" ? spec.choices.map((choice) => `${id}.${spec.id}.${choice}`) : []),
      ]),
    );
    const ofTexts = both.flatMap(([{ id }, text]) =>
      Object.entries(text?.params ?? {}).flatMap(([param, { label, choices = {} }]) => [
        ...(label === "" ? [] : [`${id}.${param}`]),
        ...Object.entries(choices).flatMap(([choice, name]) => (name === "" ? [] : [`${id}.${param}.${choice}`])),
      ]),
    );
    expect(ofTexts.toSorted()).toEqual(ofPolicies.toSorted());
  });

  it("have a label for each list they show, and for no other", () => {
    const shown = memoryPolicies.flatMap(({ id, shows = [] }) => shows.map((list) => `${id}.${list.id}`));
    const named = both.flatMap(([{ id }, text]) =>
      Object.entries(text?.lists ?? {}).flatMap(([list, { label }]) => (label === "" ? [] : [`${id}.${list}`])),
    );
    expect(named.toSorted()).toEqual(shown.toSorted());
  });

  it("end every sentence with a full stop of the language", () => {
    const stop = language === "en" ? "." : "。";
    const sentences = both.flatMap(([, text]) =>
      text
        ? [text.help, ...[...Object.values(text.params), ...Object.values(text.lists ?? {})].map(({ help }) => help)]
        : [],
    );
    expect(sentences.filter((sentence) => !sentence.endsWith(stop))).toEqual([]);
  });

  it("have their pseudocode line by line, so that the same line is lit", () => {
    const other = both.filter(([policy, text]) => lines(policy, text).length !== policy.pseudocode.length);
    expect(other.map(([{ id }]) => id)).toEqual([]);
    for (const [policy, text] of both) expect(indents(lines(policy, text))).toEqual(indents(policy.pseudocode));
    if (language === "en") return;
    const foreign = both.filter(([policy, text]) => !/[一-鿿]/.test(lines(policy, text).join("")));
    expect(foreign.map(([{ id }]) => id)).toEqual([]);
  });

  it("say what another weight does, those that heed weights and no others", () => {
    const heeding = cpuPolicies.filter(({ heedsWeights }) => heedsWeights).map(({ id }) => id);
    const telling = both.filter(([, text]) => text?.weight).map(([{ id }]) => id);
    expect(telling).toEqual(heeding);
  });
});
