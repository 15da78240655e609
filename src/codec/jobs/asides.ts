/**
 * What an exercise says besides its jobs: the timeslice, what a switch costs, how many processors there are, the policy,
 * and which end of the priority numbers is urgent; in English and Chinese, and the numbers in a few languages more. What
 * was understood is taken out of the text, so that its numbers are not taken for those of jobs.
 */
import type { Conventions } from "../../model/scenario.ts";
import { policiesIn, type NamedPolicy } from "./namedPolicies.ts";
import { withoutLevels } from "./levels.ts";
import { COUNT_WORDS, NUMBER_WORDS, numberOf } from "./numberWords.ts";
import { withSingleBlanks } from "./cleanText.ts";
import { labelsIn } from "./jobColumns.ts";
import { unitCalled, unitOfLength, UNIT_WORDS, type TimeUnit } from "./values/units.ts";

export interface Asides {
  /** As written, such as `2` or `0.5`; null where nothing is said. */
  readonly timeslice: string | null;
  readonly switchCost: string | null;
  /** Of these two, where they have one. */
  readonly units: Readonly<Record<"timeslice" | "switchCost", TimeUnit | null>>;
  /** Of all times, where it is said: "all times are in ms". */
  readonly unitOfAll: TimeUnit | null;
  readonly pcpus: string | null;
  /** All that are named, in the order of the text. */
  readonly policies: readonly NamedPolicy[];
  readonly priorityOrder: Conventions["priorityOrder"] | null;
  /** A number that is said to be the most urgent of all, or the least: which end it is, the jobs say. */
  readonly extreme: PriorityExtreme | null;
  /** The text without all that; every other character keeps its index. */
  readonly rest: string;
  /** Lines in which something was found. */
  readonly lines: ReadonlySet<number>;
}

export interface PriorityExtreme {
  readonly number: number;
  readonly isMostUrgent: boolean;
}

/** As in `jobColumns.ts`, but a point behind it ends the sentence; small ones may be words. */
const NUMBER = String.raw`\d+(?:\.\d+)?|\.\d+|(?:${NUMBER_WORDS})(?!\p{L})`;
const B = String.raw`[^\S\n]`;
const UNIT = String.raw`(?:${B}*(?:[muµμ]?s|secs?|seconds?|m?illiseconds?|mins?|minutes?|(?:time[- ]?)?units?|ticks?|unidades(?: de tiempo)?|unités(?: de temps)?|zeiteinheiten|ze|мс|сек|毫秒|微秒|秒|分钟|ミリ秒|밀리초|초|个?时间单位|单位时间)(?![\p{L}\d]))?`;
const IS = String.raw`${B}*(?:\([^)\d\n]*\))?${B}*(?:(?:of${B}+)?(?:size|length)|of|value|大小|长度)?${B}*(?:[qQ](?=${B}*=))?${B}*(?:(?:[:=]|(?:is|of|equals?|to|takes?|de|di|von|a|(?:est |es |é |è |ist )?(?:igual|égal|gleich|uguale)(?:${B}+[aà])?|est|es|é|beträgt|dauert|dura|ist|составляет|равен|равно)(?!\p{L})|均?为|是|は|은|는|이|가|等于|需要?)${B}*)*`;
/** Behind a number: no digit, no dot, no second number, no list of them, and no part of something else. */
const END = String.raw`(?!(?:${B}*[,、/]${B}*\d+(?:\.\d+)?)+${B}*(?:\p{L}{1,5}${B}*)?(?:$|[.;)。\n])|\.?\d|[^\S\n]+\d|${B}*(?:%|percent(?!\p{L})|per${B}+cent))`;

/**
 * In Latin letters something stands between the word and the number: `quantum3` is a name, and so is `slice` in
 * `slice 0 4`.
 */
const TIMESLICE = [
  new RegExp(
    String.raw`(?:(?<![\p{L}\p{N}_])(?:(?:time[\s_-]*)?(?:quantum|slice)(?:[\s_-]*time)?|timeslice|tq|q(?=${B}*[=:])|quanto(?:${B}+di${B}+tempo)?|zeitscheibe|zeitquantum|квант[аы]?(?:${B}+времени)?)(?=[\s:=(])|时间片(?:大小|长度)?|时间量子?|時間片|(?:시간|타임)${B}*(?:할당량|퀀텀|슬라이스)|퀀텀|タイム(?:クォンタム|クアンタム|スライス)|クォンタム|クアンタム)${IS}(${NUMBER})${UNIT}${END}`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<![\p{L}\d.])(${NUMBER})${B}*-?${B}*(?:ms|s|seconds?|milliseconds?|(?:time[- ])?units?)${B}*-?${B}*(?:time${B}+)?(?:quantum|slice)(?!\p{L})`,
    "giu",
  ),
];
const SWITCH_COST = [
  new RegExp(
    String.raw`(?:(?<![\p{L}\p{N}_])(?:context|process|task|world)[\s_-]*(?:switch(?:es|ing)?)(?:[\s_-]*(?:time|cost|overhead|delay|penalty))?|(?<![\p{L}\p{N}_])switch(?:ing)?[\s_-]*(?:time|cost|overhead)|(?<!\p{L})(?:cambios?${B}+de${B}+contexto|changement${B}+de${B}+contexte|troca${B}+de${B}+contexto|cambio${B}+di${B}+contesto|kontextwechsel|переключени[ея]${B}+контекста)(?!\p{L})|コンテキスト(?:スイッチ|切り?替え?)|(?:上下文|进程|任务|线程)切换(?:的?(?:系统)?(?:时间)?(?:时间|开销|代价|耗时))?)${IS}(?:an?${B}+overhead${B}+of${B}+)?(${NUMBER})${UNIT}${END}`,
    "giu",
  ),
];
const PCPUS = [
  new RegExp(
    String.raw`(?<![\p{L}\p{N}_])(?:pcpus?|cpus|processors|cores|number of (?:cpus|processors|cores)|处理[机器]数|处理[机器]个数|核数)${IS}(\d{1,3})${END}`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<![\p{L}\d.])(\d{1,3}|${COUNT_WORDS})${B}+(?:identical${B}+|equal${B}+)?(?:pcpus|cpus|processors|cores|procesadores|processeurs|prozessoren|processadores|процессора)(?!\p{L})|(\d{1,3}|[一两二三四])${B}*[个台]${B}*(?:cpu|处理[机器]|核)(?!\p{L})`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<!\p{L})(dual|quad|single|uni)-?${B}?(?:core|processor|cpu)(?!\p{L})|([双四单])(?:处理[机器]|cpu|核)|(?<!\p{L})(?:a|one)${B}+(single)${B}+(?:cpu|processor|core)(?!\p{L})`,
    "giu",
  ),
];

/** "All times are in milliseconds", `时间单位为ms`. */
const OF_ALL = new RegExp(
  String.raw`(?:(?<!\p{L})(?:times?|arrivals?|bursts?|durations?|zeiten|temps|tiempos)${B}+(?:(?:are|is|given|measured|expressed|sind|angegeben|sont|están|exprim\p{L}*|all)${B}+){0,3}(?:in|en)${B}+|(?:时间)?单位(?:均|都)?(?:为|是|:)${B}*)(?<unit>${UNIT_WORDS})(?!\p{L})`,
  "iu",
);

export function asidesIn(text: string): Asides {
  let rest = text;
  const lines = new Set<number>();
  let unit: TimeUnit | null = null;
  const take = (patterns: readonly RegExp[]): string | null => {
    unit = null;
    for (const pattern of patterns) {
      const matches = [...rest.matchAll(pattern)].filter(({ index }) => !isQuoted(rest, index));
      const values = matches.map((match) => match.slice(1).find((found) => found !== undefined) ?? "");
      // Said twice, it is taken once; two that differ are left where they stand.
      if (matches.length === 0 || new Set(values).size > 1) continue;
      unit = unitOfLength(withSingleBlanks(matches[0]![0]));
      for (const { index, 0: all } of matches) {
        lines.add(rest.slice(0, index).split("\n").length);
        rest = rest.slice(0, index) + blank(all) + rest.slice(index + all.length);
      }
      return values[0] === undefined ? null : numberOf(values[0]);
    }
    return null;
  };
  const switchCost = take(SWITCH_COST);
  const ofSwitch = unit as TimeUnit | null;
  const timeslice = take(TIMESLICE);
  const ofTimeslice = unit as TimeUnit | null;
  if (policiesIn(text).some(({ policy }) => policy === "mlfq")) rest = withoutLevels(rest);
  const pcpus = take(PCPUS);
  const priorityOrder = orderIn(withSingleBlanks(rest));
  const extreme = extremeIn(rest);
  rest = rest.replaceAll(EXTREME, (said) => blank(said));
  rest = rest.replaceAll(ORDER_IN_BRACKETS, (inside) => {
    return blank(inside);
  });
  for (const [at, line] of rest.split("\n").entries()) if (policiesIn(line).length > 0) lines.add(at + 1);
  rest = withoutSaid(rest, lines);
  const word = OF_ALL.exec(withSingleBlanks(text))?.groups?.["unit"];
  return {
    timeslice,
    switchCost,
    units: { timeslice: ofTimeslice, switchCost: ofSwitch },
    unitOfAll: word === undefined ? null : unitCalled(word),
    pcpus,
    policies: policiesIn(text),
    priorityOrder,
    extreme,
    rest,
    lines,
  };
}

/** `rest` without the lines of which nothing is left that could be a job or a head: "RR (q=2)" is "RR ( )" now. */
function withoutSaid(rest: string, lines: ReadonlySet<number>): string {
  return rest
    .split("\n")
    .map((line, at) => {
      if (!lines.has(at + 1)) return line;
      return !/\d/.test(line) && labelsIn(line, true).length < 2
        ? blank(line)
        : line.replace(SAID_LAST, blankIfSaid).replace(SAID_FIRST, blankIfSaid);
    })
    .join("\n");
}

/** Behind the last semicolon there are no numbers any more: "P1: 5, P2: 3; RR with q = 2". */
const SAID_LAST = /[;；][^;；\d]*$/u;
/** Nor before the first: "RR with q = 2; P1: 5, P2: 3". */
const SAID_FIRST = /^[^;；\d]*[;；]/u;

function blankIfSaid(clause: string): string {
  const isSaid =
    policiesIn(clause).length > 0 ||
    /^[;；]?[\s,.，。]*(?:(?:with|using|under|and|mit|avec|con)[\s,.]*)*[;；]?$/iu.test(clause);
  return isSaid && labelsIn(clause, true).length === 0 ? blank(clause) : clause;
}

/** In quotes it is a name. */
function isQuoted(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", index - 1) + 1, index);
  return (line.match(/"/g)?.length ?? 0) % 2 === 1;
}

const blank = (text: string) => text.replaceAll(/[^\n]/g, " ");

const PRIORITY = String.raw`(?:priorit[a-zéàä]{1,6}|priorid[a-z]{1,5}|приоритет|優先度|우선${B}*순위|优先[级数权号])`;
/** `Priority (1 = highest)`, `优先级（数字越小优先级越高）`. */
const ORDER_IN_BRACKETS = new RegExp(
  String.raw`\((?<=${PRIORITY}${B}{0,4}\()[^()\n]{0,80}?(?:high|low|small|large|great|urgent|最|越|수록)[^()\n]*\)`,
  "giu",
);
/** `with 5 being the highest priority`, `(5为最高优先级)`. */
const EXTREME = new RegExp(
  String.raw`[(,;]?${B}*(?:(?<!\p{L})(?:with|where|wobei|où|donde|siendo|et|und)${B}+)?(?<![\p{L}\d.])(?<number>\d{1,3})${B}*(?:(?:is|being|means|denotes|represents|has|ist|bedeutet|est|signifie|es|es la|indica)(?!\p{L})|为|是|表示|代表)${B}*(?:(?:the|die|la|le|das)${B}+)?(?:(?<most>highest|most${B}+urgent|最高|höchste|plus (?:haute|élevée|prioritaire)|más alta|mayor|máxima)|(?<least>lowest|least${B}+urgent|最低|niedrigste|plus (?:basse|faible)|más baja|menor|mínima))(?:${B}*(?:one|priorit[a-zéàä]{1,6}|priorid[a-z]{1,5}|优先[级权数]))?${B}*\)?`,
  "giu",
);

function extremeIn(text: string): PriorityExtreme | null {
  const all = [...text.matchAll(EXTREME)].map(({ groups }) => ({
    number: Number(groups?.["number"]),
    isMostUrgent: groups?.["most"] !== undefined,
  }));
  return all[0] ?? null;
}

const SMALL = String.raw`(?:small(?:er|est)?|low(?:er|est)?|less(?:er)?|least)`;
const LARGE = String.raw`(?:larger?|largest|high(?:er|est)?|great(?:er|est)?|bigg?(?:er|est)?)`;
const NUMBERS = String.raw`(?:numbers?|values?|integers?|numerals?|digits?|figures?|priority numbers?|priority values?)`;
const HIGHER = String.raw`(?:high(?:er|est)?|more|greater|top|most)`;
/** The same in other languages: a small number, or a large one, and much priority behind it. */
const OTHER_SMALL = String.raw`(?:menor|más bajo|más pequeño|plus petit|plus faible|plus bas|kleiner|kleinste|niedriger|niedrigste|minore|più basso|меньше|наименьш|小さい|小さな|작을수록|낮을수록|작은)`;
const OTHER_LARGE = String.raw`(?:mayor|maior|más alto|plus grand|plus élevé|plus haut|größer|größte|höher|höchste|maggiore|più alto|больше|наибольш|大きい|大きな|클수록|높을수록|큰)`;
const OTHER_HIGHER = String.raw`(?:(?:mayor|maior|más alta|alta|plus haute|plus grande|plus élevée|höhere?|höchste|größere?|maggiore|più alta|выше|высок|высш)[^.\n]{0,12}(?:priori|приоритет)|(?:priori|приоритет)[^.\n]{0,20}(?:mayor|maior|alta|haute|grande|élevée|höher|hoch|größer|maggiore|выше|высок)|優先[^。\n]{0,6}高|우선[^.\n]{0,8}높)`;

/** Which end of the priority numbers the text says to be urgent. */
function orderIn(text: string): Asides["priorityOrder"] {
  const has = (pattern: string) => new RegExp(pattern, "iu").test(text);
  if (
    has(
      String.raw`\b${SMALL}\b[^.\n]{0,12}\b${NUMBERS}[^.\n]{0,40}\b${HIGHER}\b|\b${SMALL} is (?:better|higher|more)|(?:越小|较小|小的?)[^\n。]{0,8}(?:优先[级权数]?[^\n。]{0,4})?越?[高大]|优先[级权数号][值]?(?:较|更|最)?小的?[^\n。,]{0,6}优先|\b[01]\b${B}*(?:=|is|being|:|-|为|是|表示|代表)?${B}*(?:the${B}+)?(?:highest|最高)`,
    ) ||
    has(`${OTHER_SMALL}\\p{L}{0,3}[^.\\n]{0,40}${OTHER_HIGHER}`)
  )
    return "lowerFirst";
  if (
    has(
      String.raw`\b${LARGE}\b[^.\n]{0,12}\b${NUMBERS}[^.\n]{0,40}\b${HIGHER}\b|\b${LARGE} is (?:better|higher|more)|越大[^\n。]{0,8}越高|优先[级权数号][值]?(?:较|更|最)?大的?[^\n。,]{0,6}优先|\b[01]\b${B}*(?:=|is|being|:|-|为|是|表示|代表)?${B}*(?:the${B}+)?(?:lowest|最低)`,
    ) ||
    has(`${OTHER_LARGE}\\p{L}{0,3}[^.\\n]{0,40}${OTHER_HIGHER}`)
  )
    return "higherFirst";
  return null;
}
