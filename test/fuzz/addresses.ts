/** Addresses of the page, in every form that it has: valid ones mostly, and such as are left when somebody copies a part. */
import { nextInt, type RandomStream } from "../../src/base/prng.ts";
import { encodeLink } from "../../src/codec/link/link.ts";
import { lessons } from "../../src/lessons/list.ts";
import { compareLink } from "../../src/store/compareLink.ts";
import { handsLink } from "../../src/store/exerciseLink.ts";
import { lessonLink } from "../../src/store/lessonLink.ts";
import { pick, spoilText } from "./hostile.ts";
import { anyBranches, anyScenario } from "./samples.ts";

/** The fragment, without `#`. */
export async function anyAddress(random: RandomStream): Promise<string> {
  const address = await validAddress(random);
  switch (nextInt(random, 8)) {
    case 0:
      return address.slice(0, nextInt(random, address.length + 1));
    case 1:
      return spoilText(random, address, 1);
    default:
      return address;
  }
}

async function validAddress(random: RandomStream): Promise<string> {
  const form = nextInt(random, 6);
  if (form === 0) return lessonLink({ lesson: pick(random, lessons).id, step: null });
  if (form === 1) return "lessons";
  const scenario = anyScenario(random);
  const branches = anyBranches(random, scenario);
  const link = await encodeLink({
    scenario,
    ...(branches && { branches }),
    cursor: { time: nextInt(random, 200), step: nextInt(random, 200) },
    host: nextInt(random, scenario.hosts.length),
    language: pick(random, ["en", "zh"]),
  });
  if (form === 2) return handsLink(link);
  if (form > 3) return link;
  const choice = { policy: pick(random, ["fcfs", "rr", "lru", "fifo"]), params: {} };
  const others = branches?.others.map(({ id }) => ({ kind: "branch", id }) as const) ?? [];
  const change = pick(random, [{ kind: "policy", of: "scheduler", choice } as const, ...others]);
  return `${compareLink({ variants: [[change]], align: null })}.${link}`;
}
