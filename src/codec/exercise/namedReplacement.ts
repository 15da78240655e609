/**
 * Replacement policies as exercises call them, in English and Chinese, and the rules that exercises turn in words: "the
 * reference bits are cleared every 4 references", "ties are broken by FIFO".
 */
import { knownPolicies } from "../policyLists.ts";
import { cut } from "./frameCount.ts";

export interface NamedReplacement {
  /** Null where none is named, or several are: then it is not known which one is meant. */
  readonly policy: string | null;
  /** All that are named, in the order of the text. */
  readonly policies: readonly string[];
  /** After how many references bits are cleared, whatever the policy; null where nothing is said. */
  readonly clearEvery: number | null;
  /** Who leaves of several pages that are alike, where the policy has a choice of it; null where nothing is said. */
  readonly ties: Ties | null;
  /** The text without what was understood; every other character keeps its index. */
  readonly rest: string;
}

export type Ties = "leastRecent" | "oldestLoad";

/** What contains the name of another one stands before it: of "S3-FIFO" the whole is meant. */
const POLICIES: readonly (readonly [string, RegExp])[] = [
  ["wsClock", /\bws[\s-]?clock\b|\bworking[\s-]set[\s-]clock\b|工作集时钟/giu],
  ["clockPro", /\bclock[\s-]?pro\b/giu],
  [
    "enhancedClock",
    /\b(?:enhanced|improved|modified)[\s-]+(?:clock|second[\s-]chance)(?: algorithm)?\b|改进型?的?\s*(?:clock|时钟|二次机会)/giu,
  ],
  [
    "clock",
    /\b(?:simple )?clock\b|\bsecond[\s-]chance\b|(?:简单)?时钟|[二两]次机会|segunda oportunidad|(?:seconde|deuxième) chance|zweite chance/giu,
  ],
  ["s3fifo", /\bs3[\s-]?fifo\b/giu],
  ["slru", /\bslru\b|\bsegmented[\s-]lru\b|分段\s*lru/giu],
  ["2q", /\b2q\b|\btwo[\s-]queues?\b|双队列/giu],
  ["arc", /\barc\b|\badaptive[\s-]replacement(?: cache)?\b|自适应(?:置换|替换)(?:缓存)?/giu],
  ["lirs", /\blirs\b|\blow[\s-]inter[\s-]?reference[\s-]recency(?: set)?\b|低访问间隔集合/giu],
  ["sieve", /\bsieve\b/giu],
  ["unopt", /\bunopt\b|最差置换/giu],
  [
    "opt",
    /\bopt(?:imal)?\b|(?<!\p{L})(?:óptim[oa]|optimo|ótim[oa]|ottim[oa]le|ottimo|optimale[rns]?|оптимальн\p{L}{2,3})(?!\p{L})|最適|최적|\b(?!belady['’]?s?\s*(?:anomal|异常|现象))belady['’]?s?(?: optimal)?\b|\bmin\b|最佳(?:页面)?(?:置换|淘汰|替换)|最优(?:页面)?(?:置换|淘汰|替换)?/giu,
  ],
  ["nru", /\bnru\b|\bnot[\s-]recently[\s-]used\b|最近未(?:使用|用)/giu],
  [
    "lru",
    /\blru\b|\bleast[\s-]recently[\s-]used\b|menos recientemente (?:usad[oa]|utilizad[oa])|moins récemment utilisée?|am längsten nicht (?:be|ge)nutzt|最近最[少久]未?(?:被)?(?:使用|用)|最久未(?:被)?(?:使用|用)/giu,
  ],
  ["mru", /\bmru\b|\bmost[\s-]recently[\s-]used\b|最近最常(?:使用|用)/giu],
  ["lfu", /\blfu\b|\bleast[\s-]frequently[\s-]used\b|最不(?:经)?常(?:使用|用)|最少使用/giu],
  ["mfu", /\bmfu\b|\bmost[\s-]frequently[\s-]used\b|最(?:经常|频繁)(?:使用|用)/giu],
  ["aging", /\bage?ing\b|老化(?:算法)?/giu],
  ["random", /\brandom(?: page)?[\s-]replacement\b|\brand\b|随机(?:页面)?(?:置换|淘汰|替换)/giu],
  [
    "fifo",
    /\bfifo\b|\bfirst[\s-]in,?[\s-]first[\s-]out\b|先进先出|선입선출|prime(?:ra|ro) en entrar,? prime(?:ra|ro) en salir|première? entrée?,? première? sortie?/giu,
  ],
];

const CLEARED =
  /\b(?:clear(?:ed|s|ing)?|reset|zeroed|set to 0)\b[^.;\n\d]{0,40}?\b(?:every|after every|after each)\s+(?<every>\d{1,6})(?:th)?\s+(?:page |memory )?(?:references?|accesses|requests?)|\bevery\s+(?<each>\d{1,6})(?:th)?\s+(?:page |memory )?(?:references?|accesses|requests?)[^.;\n\d]{0,60}?\b(?:cleared|reset|zeroed|set to 0)|每(?:隔)?\s*(?<mei>\d{1,6})\s*次(?:页面)?(?:访问|引用|存取)[^。；\n\d]{0,20}?(?:清零|清除|复位|置0)/iu;

const OLDEST = String.raw`FIFO|first[\s-]in,?[\s-]first[\s-]out|(?:the )?(?:page that was )?(?:loaded first|first loaded|oldest)|先进先出|最?先(?:装入|调入|进入)`;
const RECENT = String.raw`LRU|(?:the )?least[\s-]recently[\s-]used|最近最[少久]未?(?:使用|用)|最久未(?:使用|用)`;
const TIES = new RegExp(
  String.raw`(?:(?<![A-Za-z])(?:ties?|tie[- ]break(?:er|ing|s)?|(?:equal|same) (?:counts?|frequenc(?:y|ies)))(?![A-Za-z])[^.;\n\d]{0,50}?|(?:次数|频率|计数)(?:相同|相等)[^。；\n\d]{0,16}?)(?:(?<oldest>${OLDEST})|(?<recent>${RECENT}))(?![A-Za-z])|(?<![A-Za-z])(?:(?<oldestFirst>${OLDEST})|(?<recentFirst>${RECENT})) (?:is used )?(?:to break ties|(?:for|on|in case of) (?:ties|a tie|equal counts))`,
  "iu",
);

/** The text without what it says of ties, where a policy that it names has a choice of it. */
function tiesIn(text: string): { readonly ties: Ties | null; readonly rest: string } {
  const found = TIES.exec(text);
  const rest = found ? cut(text, found.index, found[0].length) : text;
  const hasChoice = knownPolicies.memory.some(
    ({ id, params }) =>
      params.some((param) => param.id === "ties") && POLICIES.some(([of, name]) => of === id && rest.search(name) >= 0),
  );
  if (!found || !hasChoice) return { ties: null, rest: text };
  const { oldest, oldestFirst } = found.groups ?? {};
  return { ties: (oldest ?? oldestFirst) === undefined ? "leastRecent" : "oldestLoad", rest };
}

export function replacementIn(text: string): NamedReplacement {
  const { ties, rest: withoutTies } = tiesIn(text);
  const cleared = CLEARED.exec(withoutTies);
  const { every, each, mei } = cleared?.groups ?? {};
  let rest = cleared ? cut(withoutTies, cleared.index, cleared[0].length) : withoutTies;
  const places: { readonly policy: string; readonly at: number }[] = [];
  for (const [policy, pattern] of POLICIES) {
    const at = rest.search(pattern);
    if (at < 0) continue;
    places.push({ policy, at });
    rest = rest.replaceAll(pattern, (found) => " ".repeat(found.length));
  }
  const policies = places.toSorted((a, b) => a.at - b.at).map(({ policy }) => policy);
  const period = every ?? each ?? mei;
  return {
    policy: policies.length === 1 ? (policies[0] ?? null) : null,
    policies,
    clearEvery: period === undefined ? null : Number(period),
    ties,
    rest,
  };
}
