/** Scheduling policies as exercises call them, in English and Chinese; the usual ones in a few languages more. */

import { withSingleBlanks } from "./cleanText.ts";

/** A policy by its id, and whether it takes the processor away where the exercise says so. */
export interface NamedPolicy {
  readonly policy: string;
  readonly preemptive: boolean | null;
}

interface Ways {
  readonly english: string;
  /** In front of "preemption". */
  readonly has: "with" | "without";
  readonly chinese: string;
  readonly korean: string;
  readonly others: string;
}

/** The processor is taken away from who is less urgent, or not. */
const TAKING: Ways = {
  has: "with",
  english: String.raw`(?<!non-? ?)(?:preemptive|pre-emptive)`,
  chinese: "(?<!非)(?:可?抢占|剥夺)",
  korean: "(?<!비)선점",
  others: String.raw`(?:(?<!n[oã]o? )(?:expulsiv[oa]s?|apropiativ[oa]s?|preemptiv[oa]s?)|con (?:expulsión|apropiación|desalojo)|(?<!non[- ]?)pr[ée]emptif|(?<!non[- ]?)pr[ée]emptives?|avec (?:réquisition|préemption)|(?<!nicht[- ]?)(?:präemptiv|unterbrechend|verdrängend)\p{L}*)`,
};
const NOT_TAKING: Ways = {
  has: "without",
  english: String.raw`(?:non-? ?preemptive|non-? ?pre-emptive)`,
  chinese: "(?:非(?:抢占|剥夺)|不可抢占)",
  korean: "비선점",
  others: String.raw`(?:n(?:o|ão|ao)[ -](?:expulsiv[oa]s?|apropiativ[oa]s?|preemptiv[oa]s?)|sin (?:expulsión|apropiación|desalojo)|non[- ]?pr[ée]emptif|non[- ]?pr[ée]emptives?|sans (?:réquisition|préemption)|nicht[- ]?(?:präemptiv|unterbrechend|verdrängend)\p{L}*)`,
};

/** 优先数大者优先: who goes first is who has the most urgent number. */
const BY_NUMBER = "优先[级权数](?:越?[大小高低])(?:者|的|的?进程|的?作业)(?:越?优先|先(?:执行|运行|调度))";

/** Scheduling by priority, with a word in front or behind that says whether the processor is taken away. */
function priorityWords({ english, has, chinese, korean, others }: Ways): string {
  const priority = String.raw`priority(?:[- ](?:based|driven))?(?:[- ](?:scheduling|algorithm|policy))?`;
  const bare = String.raw`(?:prioridad(?:es)?|prioridades?|priorità|priorités?|prioritäts?(?:en)?[-\p{L}]*)`;
  return [
    String.raw`${english},? (?:static |dynamic )?${priority}`,
    String.raw`\b${priority}[ ,]{0,2}(?:\(?${english}\b\)?|${has} preemption)`,
    String.raw`${chinese}式?的?(?:静态|动态|基于)?(?:高?优先[级权数])`,
    String.raw`优先[级权数](?:高者?)?(?:优先)?(?:为(?:基础|依据|准))?(?:调度)?(?:算法)?的?[(\s]?${chinese}`,
    String.raw`${BY_NUMBER}[(,;\s]{0,2}${chinese}`,
    String.raw`(?:por |par )?${bare}[ ,(]{0,3}${others}`,
    String.raw`${english}(?:,| and)? ${priority}`,
    `${korean}(?:형|식)? ?우선 ?순위(?: ?스케줄링)?|우선 ?순위(?: ?스케줄링)? ?[(]?${korean}`,
    String.raw`${others}[ ,]{1,2}(?:(?:nach|por|selon|par|durch|per) (?:der |la |le )?)?${bare}`,
  ].join("|");
}

/** The order matters: of "preemptive shortest job first" the whole is meant. */
const POLICIES: readonly (readonly [string, boolean | null, RegExp])[] = [
  [
    "srtf",
    null,
    /\b(?:srtf|srtn|srt|stcf|shortest[- ]time[- ]to[- ]completion[- ]first|shortest[- ]remaining(?:[- ](?:time|job))?(?:[- ](?:first|next))?|(?<!non-? ?)preemptive (?:sjf|shortest[- ]job[- ]first)|(?:(?:shortest[- ](?:job|process)[- ]first[ (]{1,2})?s[jp]f|shortest[- ](?:job|process)[- ]first)[ ,)]{0,3}(?:\(preemptive\)|with preemption|preemptive(?! or|,? priority)))(?!\p{L})|\b(?:s[jp]f|plus court (?:job |processus )?d['\u2019]abord|más corto primero)[ ,()]{0,3}(?:expulsiv[oa]|apropiativ[oa]|preemptiv[oa]|con (?:expulsión|apropiación|desalojo)|préemptif|preemptif|avec (?:réquisition|préemption)|präemptiv|unterbrechend|verdrängend|可?抢占|剥夺)|(?<!nicht[- ]?)(?:präemptive[srn]?|unterbrechende[srn]?|verdrängende[srn]?) s[jp]f\b|(?<!非)(?:可?抢占|剥夺)式?的?\s*s[jp]f|最短剩余时间(?:优先)?|(?<!非)(?:可?抢占|剥夺)式?(?:的)?(?:最)?短(?:作业|进程)优先|kürzeste (?:rest|verbleibende )(?:lauf|rechen|bedien)?zeit|(?:plus court )?temps restant(?: le plus court)?|(?:menor )?tiempo restante(?: más corto)?|menor tempo restante|최소 ?잔(?:여|류) ?시간(?: ?우선)?|(?<!비)선점형? ?sjf|(?<!비)선점형? ?최단 ?작업 ?우선/iu,
  ],
  [
    "sjf",
    null,
    /\b(?:(?:non-? ?preemptive )?s[jp]f(?:[ ,)]{0,3}(?:\(non-? ?preemptive\)|without preemption|non-? ?preemptive(?!,? priority)))?|spn|sjn|shortest[- ](?:job|process)(?:[- ](?:first|next))?)\b|(?:非抢占式?(?:的)?)?(?:最?短)(?:作业|进程)优先|kürzester? (?:auftrag|job|prozess)(?:s)?,? zuerst|(?:le )?plus courte? (?:tâche |job |travail |processus )?d['\u2019]abord|(?:trabajo |proceso )?más corto primero|(?:trabalho |processo )?mais curto primeiro|(?:비선점형? ?)?(?:최단|최소) ?작업 ?우선/iu,
  ],
  [
    "hrrn",
    null,
    /\b(?:hrrn|hrn|highest[- ]response[- ]ratio(?:[- ]next)?)\b|\bhrrf\b|最?高响应比(?:者?优先)?|响应比(?:最)?高者?优先/iu,
  ],
  ["lrtf", false, /\b(?:ljf|longest[- ]job[- ]first)\b|(?<!剩余)(?:最?长作业|最长进程)优先/iu],
  ["lrtf", null, /\b(?:lrtf|longest[- ]remaining(?:[- ]time)?(?:[- ]first)?)\b/iu],
  [
    "mlfq",
    null,
    /\b(?:mlfq|multi-?level[- ]feedback(?:[- ]queues?)?|feedback[- ]queues?|multilevel-feedback)\b|多级反馈(?:队列)?/iu,
  ],
  [
    "prr",
    true,
    /(?<!non-? ?)\bpreemptive,? priority(?:[- ]based)?(?: scheduling)?,? (?:with |and )?(?:a )?round[- ]?robin(?: scheduling)?/iu,
  ],
  [
    "prr",
    null,
    /\bpriority(?:[- ]based)?(?: scheduling)?,? (?:with |and |plus |\+ )?(?:a )?round[- ]?robin(?: scheduling)?|\bround[- ]?robin (?:with|by|within) (?:each )?priorit(?:y|ies)|优先[级权数]\s*(?:\+|加|与|和|结合)\s*(?:时间片)?轮转|(?:带|基于)优先[级权数]的?(?:时间片)?轮转/iu,
  ],
  ["priority", false, new RegExp(priorityWords(NOT_TAKING), "iu")],
  ["priority", true, new RegExp(priorityWords(TAKING), "iu")],
  [
    "priority",
    null,
    new RegExp(
      String.raw`${BY_NUMBER}|\bpriority(?:[- ](?:based|driven))?[- ](?:scheduling|schedule|algorithm|policy|scheduler)\b|\bhighest[- ]priority[- ]first\b|\bhpf\b|优先[级权数](?:高者?)?(?:优先)?的?(?:调度|算法)|最?高优先[级权数]优先|(?:planificaci[oó]n|algoritmo|planificador) (?:basad[ao] en |por |con )(?:las )?prioridad(?:es)?|(?:escalonamento|algoritmo|scheduling) (?:(?:baseado )?(?:em |por |com |a |basato su(?:lla)? ))(?:prioridades?|priorità)|(?:ordonnancement|algorithme) (?:(?:basé|fondé) sur |par |à |avec )(?:les |des )?priorités?|prioritäts?(?:en)?[- ]?(?:scheduling|verfahren|steuerung|basiert\p{L}*|gesteuert\p{L}*)`,
      "iu",
    ),
  ],
  [
    "rr",
    null,
    /\b(?:rr|round[- ]?robin)\b|时间片轮转|轮转法|轮转调度|\btourniquet\b|\bturno rotatorio\b|\bzeitscheibenverfahren\b|\brevezamento circular\b|라운드[ -]?로빈/iu,
  ],
  [
    "fcfs",
    null,
    /\b(?:fcfs|first[- ]come,?[- ]first[- ]serve[d]?|fifo|first[- ]in,?[- ]first[- ]out)\b|先[来到]先服务|先进先出|premier arrivé,? premier servi|primer[oa]? en llegar,? primer[oa]? en (?:ser )?(?:servid[oa]|atendid[oa]|salir)|wer zuerst kommt|선입 ?선(?:처리|출)|선착순/iu,
  ],
  ["lottery", null, /\blottery(?: scheduling)?\b|彩票调度/iu],
  ["stride", null, /\bstride(?: scheduling)?\b|步幅调度/iu],
];

/** The policies that `text` names, in the order of the text; of several it is not known which one is meant. */
export function policiesIn(text: string): readonly NamedPolicy[] {
  let rest = withSingleBlanks(text);
  const found: { readonly named: NamedPolicy; readonly at: number }[] = [];
  for (const [policy, preemptive, pattern] of POLICIES) {
    const at = rest.search(pattern);
    if (at < 0) continue;
    found.push({ named: { policy, preemptive }, at });
    rest = rest.replaceAll(new RegExp(pattern.source, "giu"), (name) => " ".repeat(name.length));
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ named }) => named);
}
