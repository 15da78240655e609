/** Texts about the kinds of misses. `zh` has the shape of `en`. */
import type { MissKind } from "../../trace/figures/missKinds.ts";

interface MissTexts {
  readonly title: string;
  /** What counts as what, for those who ask. */
  readonly help: string;
  readonly names: Readonly<Record<MissKind, string>>;
  /** Said of a fault. */
  readonly said: Readonly<Record<MissKind, string>>;
  readonly count: (count: string, name: string) => string;
}

const en: MissTexts = {
  title: "Kinds of misses",
  help: "First touch: any policy faults. Too few frames: OPT would have faulted as well. The policy’s: OPT, with as many frames, would still have had the page. Taken back: by the host or a balloon. Apart: the page was in memory, or on its way.",
  names: {
    firstTouch: "first touch",
    capacity: "too few frames",
    policy: "the policy’s",
    reclaim: "taken back",
    apart: "apart",
  },
  said: {
    firstTouch: "Kind of miss: first touch. Any policy faults here.",
    capacity: "Kind of miss: too few frames. OPT would have faulted here as well.",
    policy: "Kind of miss: the policy’s. OPT, with as many frames, would still have had the page.",
    reclaim: "Kind of miss: taken back. The page did not leave for another one: the host or a balloon took it.",
    apart: "No miss of the policy: the page is in memory, or on its way.",
  },
  count: (count, name) => `${count} ${name}`,
};

const zh: MissTexts = {
  title: "缺页的种类",
  help: "首次访问：任何策略都会缺页。页框太少：OPT 也会缺页。策略所致：同样多的页框，OPT 仍会留着这一页。被收回：由宿主机或气球收走。另计：页在内存中，或正在路上。",
  names: {
    firstTouch: "首次访问",
    capacity: "页框太少",
    policy: "策略所致",
    reclaim: "被收回",
    apart: "另计",
  },
  said: {
    firstTouch: "缺页种类：首次访问。任何策略在这里都会缺页。",
    capacity: "缺页种类：页框太少。OPT 在这里也会缺页。",
    policy: "缺页种类：策略所致。同样多的页框，OPT 仍会留着这一页。",
    reclaim: "缺页种类：被收回。这一页不是为别的页让位，而是被宿主机或气球收走的。",
    apart: "不是策略造成的：这一页在内存中，或正在路上。",
  },
  count: (count, name) => `${name} ${count}`,
};

export const missTexts = { en, zh } as const;
