/**
 * Rules that an exercise states and that its run here does not follow: how many jobs are in memory at once, one device for
 * all, priorities that change, queues of their own. Each is told as left out, and such an exercise is asked about.
 */
import { spelled, withSingleBlanks } from "./cleanText.ts";
import type { Cell } from "./jobColumns.ts";
import { COUNT_WORDS } from "./numberWords.ts";
import { linesOf } from "./grid.ts";

const latin = (words: string) => String.raw`(?<![\p{Script=Latin}\d])(?:${words})(?![\p{Script=Latin}\d])`;
const COUNT = String.raw`(?:\d{1,2}|${COUNT_WORDS})`;
const FEW = String.raw`[\d一两二三四五]`;
const JOBS = "(?:jobs?|process(?:es)?|programs?|tasks?|prozesse?|procesos?|processus|trabajos?)";
const PRIORITY = String.raw`(?:priorit[a-zéàä]{1,6}|priorid[a-z]{1,5})`;
const DEVICE = String.raw`(?:(?:i/o|e/s|e/a|output|input)[- ]*)?(?:devices?|channels?|disks?|printers?|gerät|platte|p[ée]riph[ée]rique|disque|dispositivo|disco)`;

interface OtherRule {
  readonly words: RegExp;
  /** It makes a difference only for jobs that wait. */
  readonly isOfWaiting?: true;
}

const RULES: readonly OtherRule[] = [
  // How many are in memory, and who decides that.
  {
    words: new RegExp(
      String.raw`${latin(
        String.raw`(?:at most|up to|no more than|not more than|maximum of|máximo|höchstens|au plus|only) ${COUNT} ${JOBS}[^.;\n]{0,30}(?:memory|at (?:a|the same|one|once|any) ?(?:time)?|resident|memoria|speicher|mémoire)|(?:degree|level|factor) of multi-?programming|multi-?programming (?:degree|level|factor)|long[- ]term scheduler|job scheduling[^.\n]{1,60}process scheduling`,
      )}|(?:最多|至多|同时|容纳|只能|允许)[^。;\n]{0,12}${FEW}\s*道|${FEW}\s*道(?:作业|程序)?的?(?:批处理|多道|环境|系统)|道数|作业调度[^。\n]{1,60}进程调度`,
      "iu",
    ),
  },
  // One device, or several for all.
  {
    words: new RegExp(
      String.raw`${latin(
        String.raw`(?:(?:one|a single|single|the same|same|shared|common|${COUNT}|gemeinsam\w*|ein(?:zige)?[sn]?|un (?:seul|solo|único)|le même|el mismo)\s+)${DEVICE}|(?:i/o|e/s|disk)[- ]*(?:requests?|queues?|operations?)[^.;\n]{0,30}(?:fcfs|fifo|first|served|one at a time|queue)`,
      )}|(?:设备|磁盘|打印机|I/O)[^。;\n]{0,14}(?:先来先服务|互斥|独占|排队)|(?:共享|共用|同一)[^。;\n]{0,6}(?:设备|磁盘|打印机)|${FEW}\s*台[^。;,\n]{0,6}(?:设备|打印机|磁盘)|(?:设备|打印机|磁盘)[^。;,\n]{0,3}${FEW}\s*台|(?:不能|不可)并行`,
      "iu",
    ),
    isOfWaiting: true,
  },
  // Priorities that change.
  {
    words: new RegExp(
      String.raw`${latin(
        String.raw`(?:with |using )?ag(?:e)?ing|dynamic(?:ally)? (?:priorit\w+|chang\w+)|${PRIORITY}[^.;\n]{0,50}(?:increas|decreas|rais|lower|boost|increment|decrement|grow|chang|aument|disminu|erhöh|augment)\w*[^.;\n]{0,20}(?:every|each|per|after|while|as long as|by (?:one|\d)|cada|alle|jede|toutes)|(?:every|each|per|after|while|cada|alle|toutes)[^.;\n]{0,40}${PRIORITY}[^.;\n]{0,50}(?:increas|decreas|rais|lower|boost|increment|decrement|grow|chang|aument|disminu|erhöh|augment)\w*`,
      )}|动态优先|优先[级权数][^。;\n]{0,8}(?:加|减|增加|减少|提高|降低)\s*[\d一二三]|老化`,
      "iu",
    ),
  },
  // Several queues.
  {
    words: new RegExp(
      String.raw`${latin(
        String.raw`multi-?level queues?(?: scheduling)?|(?:foreground|background) (?:queue|process(?:es)?|jobs?)|(?:own|separate|private|per-(?:cpu|core|processor)) (?:ready |run )?queues?|affinity|migrat\w+|(?:pinned|bound) to`,
      )}|多级队列(?!调度为)|前台|后台|各自的?(?:就绪)?队列|亲和`,
      "iu",
    ),
  },
  // Who goes first at one moment.
  {
    words: new RegExp(
      String.raw`${latin(
        String.raw`(?:preempted|expired|running|current) ${JOBS}[^.;\n]{0,50}(?:before|ahead of|in front of|prior to)[^.;\n]{0,30}(?:arriv|new)\w*|(?:new|newly|arriving)[^.;\n]{0,50}(?:after|behind)[^.;\n]{0,30}(?:preempted|expired|running|current)|(?:quantum|time[ -]?slice)[^.;\n]{0,20}(?:ends?|ended|expires?|expired|is over|runs out|is used up)[^.;\n]{0,40}(?:before|ahead of|in front of|prior to|behind|after)[^.;\n]{0,40}arriv\w*`,
      )}|(?:新到|刚到|到达)[^。;\n]{0,20}(?:之后|后面|排在[^。;\n]{0,12}后)|(?:时间片用完|被抢占|剥夺)[^。;\n]{0,20}(?:之前|前面|先于)`,
      "iu",
    ),
  },
  // A timeslice that changes, and several queues that are only counted.
  {
    words: new RegExp(
      String.raw`${latin(
        String.raw`(?:quantum|quanta|(?:time[- ]?)?slices?)[^.;\n]{0,30}(?:doubl|halv|increas|decreas|grow|shrink|chang|var(?:y|ies)|adapt)\w*|${COUNT} (?:ready |run )?queues|(?:higher|lower|more|less) (?:priority|urgent) than`,
      )}|时间片[^。;\n]{0,10}(?:加倍|翻倍|增加|减少|减半|变化)`,
      "iu",
    ),
  },
  // Who goes before whom.
  {
    words:
      /(?<![\p{Script=Latin}\d])\p{Lu}\p{Script=Latin}{0,3}_?\d{0,3}\s*[>\u227b]\s*\p{Lu}\p{Script=Latin}{0,3}_?\d{0,3}(?![\p{Script=Latin}\d])/u,
  },
  // A device for which somebody waits now and then, and parts of a length.
  {
    words: new RegExp(
      latin(
        String.raw`forks?|spawns?|child(?:ren)?|blocks? for|blocked for|after every|i/o (?:request|operation)s? (?:at|after|every)`,
      ),
      "iu",
    ),
  },
];

/** Sentences of `text` that state such a rule; `hasWaits`: some job waits between its bursts. */
export function otherRulesIn(text: string, hasWaits: boolean): Cell[] {
  return linesOf(text).flatMap(({ text: line, number }) =>
    [...line.matchAll(/[^.;。；?？]+(?:[.](?=\S)[^.;。；?？]*)*[?？]?/gu)].flatMap(({ index, 0: sentence }): Cell[] => {
      // What is asked is no rule.
      if (/[?？]$/.test(sentence)) return [];
      const said = withSingleBlanks(sentence);
      const isOther = RULES.some(({ words, isOfWaiting }) => (hasWaits || !isOfWaiting) && words.test(said));
      const at = index + sentence.length - sentence.trimStart().length;
      return isOther ? [{ text: spelled(sentence), line: number, column: at + 1 }] : [];
    }),
  );
}

/** Words about who gets the processor; a policy that is not known here may be meant. */
const OF_POLICIES =
  /(?<!\p{Script=Latin})(?:schedul|preempt|pre-empt|präempt|(?:by|nach|por|par|per) priorit|por prioridad|priority (?:based|driven)|algorithm|algoritm|verfahren|strateg|polic(?:y|ies)|disciplin|ordonnanc|pr[ée]emption|planifica[cd]|apropiativ|expulsiv|escalon|scheduling|verdräng|zuteilungs|unterbrech)|\p{L}[- ]first(?!\p{L})|调度|抢占|剥夺|优先(?:者|法|算法|[。,;\s]|$)|算法|알고리즘|선점|스케줄|アルゴリズム|プリエンプ|スケジュ|планиров|вытесн/iu;

/** A name in capitals that is no policy here, in the place of one. */
const NAME_OF_POLICY =
  /(?<!\p{L})(?:[Uu]se|[Uu]sing|[Uu]nder|[Aa]lgorithm|[Pp]olicy|[Ss]cheduler)[:\s]{1,3}(?:the\s+)?(?!CPU|GATE)[A-Z]{3,6}(?!\p{L})|(?<!\p{L})(?!CPU|GATE)[A-Z]{3,6}(?=,?\s*(?:scheduling|algorithm|policy|\(?(?:with |a )*(?:time )?(?:quantum|slice)|\(?q\s*=))/u;

/** Whether `text` names a policy that is not known here; it must name none that is. */
export const namesOtherPolicy = (text: string) => NAME_OF_POLICY.test(text);

/** Whether one of `lines` speaks of how the processor is given away. */
export const speakOfPolicy = (lines: readonly string[]) =>
  lines.some((line) => OF_POLICIES.test(line) && !HEADING.test(line));

/** "Exam 3: scheduling, deadlock". */
const HEADING = /^\W*\p{L}*\s*\d+(?:\.\d+)?\s*[.:)](?:\s*[^\s.]+){1,4}\s*$/u;
