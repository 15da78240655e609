/** Links: valid ones spoiled as text, and what they carry spoiled under a length and a checksum that are right. */
import { fnv1a32, nextInt, type RandomStream } from "../../../src/base/prng.ts";
import { deflateText } from "../../../src/codec/link/compress.ts";
import { decodeLink, encodeLink } from "../../../src/codec/link/link.ts";
import { pack } from "../../../src/codec/link/pack.ts";
import { knownPolicies } from "../../../src/codec/policyLists.ts";
import { LINK_VERSION } from "../../../src/codec/scenario/upgrades.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { pick, spoilJson, spoilText, type Json } from "../hostile.ts";
import { sameJson } from "../same.ts";
import { anyBranches, anyScenario } from "../samples.ts";

/** The version of a link that has branches. */
const WITH_BRANCHES = 3;

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const digits = (value: number) => [value >>> 12, value >>> 6, value].map((part) => DIGITS[part & 63]!).join("");

/** A fragment that carries `text`, intact whatever it says. */
async function intact(text: string, version = LINK_VERSION): Promise<string> {
  const body = await deflateText(text);
  return `v${version}.${digits(body.length)}${digits(fnv1a32(body))}${body}`;
}

async function spoiledLink(random: RandomStream): Promise<string> {
  const scenario = anyScenario(random);
  const view = {
    time: nextInt(random, 1000),
    step: nextInt(random, 1000),
    language: pick(random, ["en", "zh", null] as const),
    entry: pick(random, ["", "threeTenants", "nowhere"]),
    folds: pick(random, [{}, { memory: true }, { storage: false, processor: true }]),
    host: nextInt(random, scenario.hosts.length),
    branches: anyBranches(random, scenario),
  };
  const packed = pack(scenario, view, knownPolicies) as Json;
  const usual = view.branches ? WITH_BRANCHES : LINK_VERSION;
  const version = nextInt(random, 10) === 0 ? nextInt(random, 5) : usual;
  switch (nextInt(random, 4)) {
    case 0:
      return spoilText(random, await intact(JSON.stringify(packed), version));
    case 1:
      return intact(spoilText(random, JSON.stringify(packed)), version);
    default:
      return intact(JSON.stringify(spoilJson(random, packed)), version);
  }
}

export const links: FuzzKind = {
  name: "links",
  isTimed: true,
  async attempt(random, show): Promise<Attempt> {
    const link = await spoiledLink(random);
    show(link);
    const content = await decodeLink(link);
    if (!content.ok) {
      const faults = content.problems.length === 0 ? ["refused without a reason"] : [];
      return { outcome: "refused", faults };
    }
    if (!content.value) return { outcome: "empty", faults: [] };
    const again = await decodeLink(await encodeLink(content.value));
    const isSame = again.ok && sameJson(again.value, content.value);
    return {
      outcome: "opened",
      scenario: content.value.scenario,
      faults: isSame ? [] : ["what it opens to does not come back from a link of its own"],
    };
  },
};
