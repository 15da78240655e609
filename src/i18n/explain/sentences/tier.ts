/** Sentences about the fast tier: what an access finds, which volume leaves for it and why, and what the archive copies. */
import { victimTexts } from "../../policies/list.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, joined, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Kinds =
  | "tierHit"
  | "tierMiss"
  | "tierTaken"
  | "tierCopy"
  | "tierCopied"
  | "tierLeft"
  | "tierClosed"
  | "tierWaitEnded";

type Victim = NonNullable<Facts<"tierTaken">["victim"]>;

/** The value by which the victim was chosen; of some rules there is nothing to tell. */
function englishChoice({ reason, value: compared }: Victim, words: Words): Parts {
  const { measure } = victimTexts[reason].en;
  return measure === null ? say`by the rule of the policy` : say`${measure}: ${value(words.number(compared))}`;
}

function chineseChoice({ reason, value: compared }: Victim, words: Words): Parts {
  const { measure } = victimTexts[reason].zh;
  return measure === null ? say`按策略的规则` : say`${measure}：${value(words.number(compared))}`;
}

const EN_MISS = {
  taken: "It has to be copied from the archive first.",
  onItsWay: "It is on its way already: this access waits with the others.",
  noVictim:
    "No slot can be had: all that is resident is being accessed, or others wait before it. First come, first served.",
} as const;

const ZH_MISS = {
  taken: "必须先从归档复制过来。",
  onItsWay: "它已在途中：这次访问与其他访问一起等待。",
  noVictim: "没有可用的槽位：驻留的都正在被访问，或者前面还有别的在等。先来先服务。",
} as const;

export const tier: TellersOf<Kinds> = {
  en: {
    tierHit: ({ names, write }) => ({
      sentence: say`${names.who} ${write ? "writes to" : "reads"} ${names.unit}, which is resident: ${strong("hit")}.`,
      more: write ? [say`It is dirty now: it must be copied back before its slot is used for another.`] : [],
    }),
    tierMiss: ({ names, write, what }) => ({
      sentence: say`${names.who} ${write ? "writes to" : "reads"} ${names.unit}, which is ${fault("not resident")}: it waits.`,
      more: [say`${EN_MISS[what]}`],
    }),
    tierTaken: ({ names, slot, victim }, words) => ({
      sentence: victim
        ? joined([
            say`${names.victim} ${strong("leaves")} slot ${value(words.number(slot))} for ${names.unit} (`,
            englishChoice(victim, words),
            say`).`,
          ])
        : say`${names.unit} gets slot ${value(words.number(slot))}, which is free.`,
      more: victim
        ? [
            victim.isDirty
              ? say`It was written to: it is ${strong("copied back")} first, which takes a copy more.`
              : say`It was not written to: the archive has the same, and nothing is copied back.`,
            ...(victim.open > 0
              ? [say`${words.count(victim.open, "other is", "others are")} being accessed and could not be chosen.`]
              : []),
          ]
        : [],
    }),
    tierCopy: ({ names, isBack, until }, words) => ({
      sentence: isBack
        ? say`${names.unit} is copied back to the archive, until t = ${words.time(until)}.`
        : say`${names.unit} is copied from the archive, until t = ${words.time(until)}.`,
      more: [say`The archive makes one copy at a time.`],
    }),
    tierCopied: ({ names, slot, isBack, accesses }, words) => ({
      sentence: isBack
        ? say`${names.unit} has been copied back: the archive has what was written.`
        : say`${names.unit} is ${strong("resident")} in slot ${value(words.number(slot))}.`,
      more: isBack
        ? []
        : accesses.length === 0
          ? [say`Nobody waits for it any more.`]
          : [
              say`${words.list(names.waiting)} ${accesses.length === 1 ? "goes" : "go"} on with what ${accesses.length === 1 ? "it" : "they"} asked for.`,
            ],
    }),
    tierLeft: ({ names, slot, why, isDirty }, words) => ({
      sentence:
        why === "gone"
          ? say`${names.unit} is gone, and with it what slot ${value(words.number(slot))} had.`
          : say`The policy gives up ${names.unit} although nobody needs slot ${value(words.number(slot))}.`,
      more: isDirty ? [say`It was written to: it is copied back first.`] : [],
    }),
    tierClosed: ({ names }) => ({ sentence: say`An access to ${names.unit} has ended.`, more: [] }),
    tierWaitEnded: ({ names }) => ({ sentence: say`${names.who} waits for ${names.unit} no longer.`, more: [] }),
  },
  zh: {
    tierHit: ({ names, write }) => ({
      sentence: say`${names.who} ${write ? "写入" : "读取"} ${names.unit}，它驻留在高速层：${strong("命中")}。`,
      more: write ? [say`它已变脏：槽位让给别的之前必须先复制回归档。`] : [],
    }),
    tierMiss: ({ names, write, what }) => ({
      sentence: say`${names.who} ${write ? "写入" : "读取"} ${names.unit}，它${fault("没有驻留")}：等待。`,
      more: [say`${ZH_MISS[what]}`],
    }),
    tierTaken: ({ names, slot, victim }, words) => ({
      sentence: victim
        ? joined([
            say`${names.victim} ${strong("让出")}槽位 ${value(words.number(slot))} 给 ${names.unit}（`,
            chineseChoice(victim, words),
            say`）。`,
          ])
        : say`${names.unit} 得到空闲的槽位 ${value(words.number(slot))}。`,
      more: victim
        ? [
            victim.isDirty
              ? say`它被写过：先${strong("复制回归档")}，多一次复制。`
              : say`它没有被写过：归档中的内容相同，不必复制回去。`,
            ...(victim.open > 0 ? [say`另有 ${words.number(victim.open)} 个正在被访问，不能选。`] : []),
          ]
        : [],
    }),
    tierCopy: ({ names, isBack, until }, words) => ({
      sentence: isBack
        ? say`${names.unit} 正复制回归档，到 t = ${words.time(until)} 为止。`
        : say`${names.unit} 正从归档复制过来，到 t = ${words.time(until)} 为止。`,
      more: [say`归档一次只做一个复制。`],
    }),
    tierCopied: ({ names, slot, isBack, accesses }, words) => ({
      sentence: isBack
        ? say`${names.unit} 已复制回去：写过的内容归档里也有了。`
        : say`${names.unit} 已${strong("驻留")}在槽位 ${value(words.number(slot))}。`,
      more: isBack
        ? []
        : accesses.length === 0
          ? [say`已经没有谁在等它。`]
          : [say`${words.list(names.waiting)} 继续所要的访问。`],
    }),
    tierLeft: ({ names, slot, why, isDirty }, words) => ({
      sentence:
        why === "gone"
          ? say`${names.unit} 已不存在，槽位 ${value(words.number(slot))} 随之让出。`
          : say`策略放弃 ${names.unit}，虽然此刻无人需要槽位 ${value(words.number(slot))}。`,
      more: isDirty ? [say`它被写过：先复制回归档。`] : [],
    }),
    tierClosed: ({ names }) => ({ sentence: say`对 ${names.unit} 的一次访问结束。`, more: [] }),
    tierWaitEnded: ({ names }) => ({ sentence: say`${names.who} 不再等待 ${names.unit}。`, more: [] }),
  },
};
