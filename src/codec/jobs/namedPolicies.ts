/** Scheduling policies as exercises call them, in English and Chinese. */

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
    /\b(?:srtf|srtn|srt|shortest[- ]remaining(?:[- ](?:time|job))?(?:[- ](?:first|next))?|preemptive (?:sjf|shortest[- ]job[- ]first))\b|最短剩余时间(?:优先)?|抢占式?(?:的)?短(?:作业|进程)优先/i,
  ],
  [
    "sjf",
    null,
    /\b(?:(?:non-?preemptive )?sjf|spn|sjn|shortest[- ](?:job|process)(?:[- ](?:first|next))?)\b|(?:非抢占式?(?:的)?)?(?:最?短)(?:作业|进程)优先/i,
  ],
  ["hrrn", null, /\b(?:hrrn|hrn|highest[- ]response[- ]ratio(?:[- ]next)?)\b|最?高响应比(?:优先)?/i],
  ["lrtf", null, /\b(?:lrtf|longest[- ]remaining(?:[- ]time)?(?:[- ]first)?)\b/i],
  ["mlfq", null, /\b(?:mlfq|multi-?level[- ]feedback(?:[- ]queue)?)\b|多级反馈(?:队列)?/i],
  ["priority", false, /\bnon-?preemptive priority\b|非抢占式?(?:的)?(?:静态)?优先[级权数]/i],
  ["priority", true, /\bpreemptive priority\b|(?<!非)抢占式?(?:的)?(?:静态)?优先[级权数]/i],
  ["priority", null, /\bpriority scheduling\b|优先[级权数]调度/i],
  ["rr", null, /\b(?:rr|round[- ]?robin)\b|时间片轮转|轮转法|轮转调度/i],
  ["fcfs", null, /\b(?:fcfs|first[- ]come,?[- ]first[- ]serve[d]?)\b|先来先服务/i],
  ["lottery", null, /\blottery(?: scheduling)?\b|彩票调度/i],
  ["stride", null, /\bstride(?: scheduling)?\b|步幅调度/i],
];

/** The policy that `text` names; null where it names none, or several: then it is not known which one is meant. */
export function policyIn(text: string): NamedPolicy | null {
  let rest = text;
  const found: NamedPolicy[] = [];
  for (const [policy, preemptive, pattern] of POLICIES) {
    if (!pattern.test(rest)) continue;
    found.push({ policy, preemptive });
    rest = rest.replaceAll(new RegExp(pattern.source, "gi"), " ");
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}
