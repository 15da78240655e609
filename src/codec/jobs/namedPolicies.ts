/** Scheduling policies as exercises call them, in English and Chinese; the usual ones in a few languages more. */

/** A policy by its id, and whether it takes the processor away where the exercise says so. */
export interface NamedPolicy {
  readonly policy: string;
  readonly preemptive: boolean | null;
}

/** The order matters: of "preemptive shortest job first" the whole is meant. */
const POLICIES: readonly (readonly [string, boolean | null, RegExp])[] = [
  [
    "srtf",
    null,
    /\b(?:srtf|srtn|srt|stcf|shortest[- ]time[- ]to[- ]completion[- ]first|shortest[- ]remaining(?:[- ](?:time|job))?(?:[- ](?:first|next))?|(?<!non-? ?)preemptive (?:sjf|shortest[- ]job[- ]first)|(?:sjf|shortest[- ]job[- ]first)[ ,]{0,2}(?:\(preemptive\)|with preemption|preemptive(?! or)))(?!\p{L})|最短剩余时间(?:优先)?|(?<!非)(?:可?抢占|剥夺)式?(?:的)?(?:最)?短(?:作业|进程)优先|kürzeste (?:rest|verbleibende )(?:lauf|rechen|bedien)?zeit|(?:plus court )?temps restant(?: le plus court)?|(?:menor )?tiempo restante(?: más corto)?|menor tempo restante/iu,
  ],
  [
    "sjf",
    null,
    /\b(?:(?:non-? ?preemptive )?sjf(?:[ ,]{0,2}(?:\(non-? ?preemptive\)|without preemption|non-? ?preemptive))?|spn|sjn|shortest[- ](?:job|process)(?:[- ](?:first|next))?)\b|(?:非抢占式?(?:的)?)?(?:最?短)(?:作业|进程)优先|kürzester? (?:auftrag|job|prozess)(?:s)?,? zuerst|(?:le )?plus courte? (?:tâche |job |travail |processus )?d['\u2019]abord|(?:trabajo |proceso )?más corto primero|(?:trabalho |processo )?mais curto primeiro/iu,
  ],
  ["hrrn", null, /\b(?:hrrn|hrn|highest[- ]response[- ]ratio(?:[- ]next)?)\b|最?高响应比(?:优先)?/iu],
  ["lrtf", null, /\b(?:lrtf|longest[- ]remaining(?:[- ]time)?(?:[- ]first)?)\b/iu],
  ["mlfq", null, /\b(?:mlfq|multi-?level[- ]feedback(?:[- ]queue)?)\b|多级反馈(?:队列)?/iu],
  [
    "priority",
    false,
    /\bnon-? ?preemptive priority\b|\bpriority(?: scheduling)?[ ,]{0,2}(?:\(non-? ?preemptive\)|without preemption|non-? ?preemptive\b)|非抢占式?(?:的)?(?:静态)?优先[级权数]/iu,
  ],
  [
    "priority",
    true,
    /(?<!non-? ?)\bpreemptive priority\b|\bpriority(?: scheduling)?[ ,]{0,2}(?:\(preemptive\)|with preemption|preemptive\b)|(?<!非)抢占式?(?:的)?(?:静态)?优先[级权数]/iu,
  ],
  ["priority", null, /\bpriority scheduling\b|优先[级权数]调度/iu],
  [
    "rr",
    null,
    /\b(?:rr|round[- ]?robin)\b|时间片轮转|轮转法|轮转调度|\btourniquet\b|\bturno rotatorio\b|\bzeitscheibenverfahren\b|\brevezamento circular\b/iu,
  ],
  [
    "fcfs",
    null,
    /\b(?:fcfs|first[- ]come,?[- ]first[- ]serve[d]?|fifo|first[- ]in,?[- ]first[- ]out)\b|先来先服务|先进先出|premier arrivé,? premier servi|primer[oa]? en llegar,? primer[oa]? en (?:ser )?(?:servid[oa]|atendid[oa]|salir)|wer zuerst kommt/iu,
  ],
  ["lottery", null, /\blottery(?: scheduling)?\b|彩票调度/iu],
  ["stride", null, /\bstride(?: scheduling)?\b|步幅调度/iu],
];

/** The policies that `text` names, in the order of the text; of several it is not known which one is meant. */
export function policiesIn(text: string): readonly NamedPolicy[] {
  let rest = text;
  const found: { readonly named: NamedPolicy; readonly at: number }[] = [];
  for (const [policy, preemptive, pattern] of POLICIES) {
    const at = rest.search(pattern);
    if (at < 0) continue;
    found.push({ named: { policy, preemptive }, at });
    rest = rest.replaceAll(new RegExp(pattern.source, "giu"), (name) => " ".repeat(name.length));
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ named }) => named);
}
