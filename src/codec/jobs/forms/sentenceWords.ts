/** The words by which sentences say what a number is, in English, Chinese, German, French, Spanish, Portuguese and Italian. */
import type { JobColumn } from "../jobColumns.ts";
import { UNIT_WORDS } from "../values/units.ts";

/** What a word says of the number beside it. `other`: something that is no part of a job, such as when it ends. */
export type CueKind = Exclude<JobColumn, "name"> | "io" | "other";

const latin = (words: string) => String.raw`(?<![\p{Script=Latin}\d])(?:${words})(?![\p{Script=Latin}\d])`;

/** Verbs, and nouns that stand in no head of a table. Nouns of heads are in `spellings.ts`. */
export const CUES: readonly (readonly [CueKind, string])[] = [
  [
    "other",
    `${latin("finish(?:es|ed)?|completes?|completed|ends?|ended|terminates?|terminated|deadlines?|periods?|exits?|endet|beendet|fertig|termina|finaliza|acaba|termine|finit")}|完成|结束|截止|周期|响应|周转`,
  ],
  [
    "arrival",
    `${latin("arriv(?:es?|ed|ing|als?)|(?:is |are |was )?(?:submitted|released|created)|enters?|entered|joins?|joined|comes?|came|becomes? ready|ankommt|ankommen|kommt|kommen|trifft|treffen|eintrifft|eintreffen|erreicht|arrivent|arrive|soumis|llegan?|entran?|ingresan?|chegam?|arrivano|arriva")}|到达|抵达|到来|提交|进入|来到|就绪`,
  ],
  [
    "bursts",
    `${latin("needs?|needed|requires?|required|requiring|takes?|taking|lasts?|runs?|running|computes?|computing|executes?|executing|uses?|using|consumes?|demands?|works?|bursts?|durations?|dauer|länge|longueur|benötigen|benötigt|brauchen|braucht|dauern|dauert|rechnen|rechnet|läuft|laufen|beansprucht|demandent|demande|nécessitent|nécessite|durent|dure|requièrent|requiert|prend|besoin|necesitan?|requieren?|duran?|tardan?|usan?|consumen?|precisam?|requer|richiede|richiedono|dura|durano")}|需要?|运行|执行|计算|服务|耗时|占用|用时|持续`,
  ],
  ["priority", latin("priorit[a-zéàä]{1,6}|priorid[a-z]{1,5}")],
  [
    "io",
    `${latin("i/o|e/s|e/a|input/output|disk|blocks?|blocked|sleeps?|ein- ?/? ?ausgabe")}|输入输出|输入|输出|打印|阻塞`,
  ],
];

/** In front of a number: a moment. */
export const MOMENT_BEFORE = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d])(?:at|from|bei|zum|zur|zu den|in|à|aux?|en|em|no|nos|a|ad|all'|al|alle)\s+(?:(?:the|l[’']|la|el|los|las|le)\s*)?(?:times?|t|moments?|instants?|zeitpunkt(?:en|e)?|zeiten|zeit|date|instantes?|momentos?|tiempos?|istant[ei]|momento|tempos?|clock|tick)?\s*[=:]?\s*(?=\d)|时刻(?=\s*\d)`,
  "giu",
);
/** Behind it. */
export const MOMENT_BEHIND = /(?<=\d\s*)(?:时刻|时(?=[到提进,]))/gu;

/** What is told by comparing with others is no number of a job's own. */
export const COMPARED = new RegExp(
  `${latin("later|earlier|before|after|than|twice|half|double|remain(?:s|ing)?|later|more|less|fewer|nach|später|früher|vor|doppelt|halb|mehr|weniger|después|antes|más tarde|doble|mitad|plus tard|avant|après|fois|moitié|not|nicht|kein|pas|no")}|之后|以后|之前|两倍|一半|晚|早|再过|剩余|倍|不`,
  "iu",
);
/** Each of several has the number that follows. */
export const EACH = new RegExp(
  `${latin("each|every|all|both|jeweils|alle|jede[rs]?|beide|chacun(?:e)?|tous|toutes|chaque|cada|todos|todas|ciascuno|tutti")}|每个?|各|都|均|同时`,
  "iu",
);
/** A sentence that goes on about what the one before is about. */
export const GOES_ON =
  /^[\s(]*(?:(?:it|its|he|this (?:process|job|task)|and|er|es|seine?|der prozess|il|elle|son|sa|este|su|ele|esso)(?![\p{L}])|它(?!们)|其|该)/iu;

/** It goes on about all of them. */
export const ALL_OF_THEM =
  /^[\s(]*(?:(?:they|their|all of them|sie|ihre?|ils|elles|leurs?|ellos|sus|essi|eles)(?![\p{L}])|它们|各)/iu;

/** What is called a job, in front of its name. */
export const JOB_NOUN =
  "process(?:es)?|jobs?|tasks?|threads?|proc|vms?|prozesse?n?|aufträge|auftrag|auftrags|processus|tâches?|procesos?|tareas?|trabajos?|processos?|processi|processo|进程|作业|任务|线程|虚拟机";

const UNIT = String.raw`(?:[\uE000 ]*(?:(?:${UNIT_WORDS})(?![\p{Script=Latin}\d_])(?<!时(?=[刻到提进间])))(?![时刻]))?`;
export const NUMBER = String.raw`(?:(?<![\p{L}\d] ?)[-+])?(?:\d{1,2}:\d\d(?::\d\d)?|\d+(?:\.\d+)?(?:\+(?:io)?\d+(?:\.\d+)?)+|\d+(?:\.\d+)?|\.\d+)${UNIT}`;
/** Behind a number: it counts something that is no time. */
export const NO_TIME =
  /^[\uE000\s-]*(?:[kmg]i?b(?![a-z])|bytes?|frames?|pages?|%|percent|points?|marks?|pts?(?![a-z])|punkte?n?|puntos?|pontos?|punti|分(?![钟])|个?页|字节|rounds?|times(?![a-z]))/iu;
/** Marks for an exercise. */
export const MARKS = /[([]\s*\d{1,3}\s*(?:points?|marks?|pts?\.?|punkte?n?|p\.|puntos?|pontos?|punti|分)\s*[)\]]/giu;
