/** Sentences about the arm of a disk: where it goes, on what way, why there, and how long the service takes. */
import type { SeekReason } from "../../../model/events.ts";
import type { Language } from "../language.ts";
import type { MeasureText } from "../../policies/texts.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { joined, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";
import { chineseService, englishService } from "./service.ts";
import { EN_DOES, ZH_DOES } from "./storage.ts";

type Seek = Facts<"seek">;

/** Behind a turn the sweep goes on as the arm does; where it begins again, the arm has gone back. */
const isTurn = ({ isUp, to }: Seek, turn: number) => isUp === to > turn;

function englishWay(facts: Seek, words: Words): Parts {
  const [first, second] = facts.via;
  if (first === undefined) return [];
  if (second !== undefined) return say` over ${words.number(first)} and back to ${words.number(second)}`;
  return isTurn(facts, first) ? say` over ${words.number(first)}, where it turns` : say` over ${words.number(first)}`;
}

function chineseWay(facts: Seek, words: Words): Parts {
  const [first, second] = facts.via;
  if (first === undefined) return [];
  if (second !== undefined) return say`（先到 ${words.number(first)}，再返回 ${words.number(second)}）`;
  return isTurn(facts, first) ? say`（到 ${words.number(first)} 折返）` : say`（经 ${words.number(first)}）`;
}

function englishReason(facts: Seek, words: Words): Parts[] {
  const { reason, isUp, from, value: compared } = facts;
  const ahead = isUp ? "up" : "down";
  const onwards = facts.wasUp ? "up" : "down";
  switch (reason) {
    case "onlyRequest":
      return [say`Nobody else waits for this disk.`];
    case "firstCome":
      return [say`First come, first served: nobody has waited for longer than since t = ${words.time(compared)}.`];
    case "nearest":
      return [say`It is the nearest to ${words.number(from)}: ${words.count(compared, "cylinder", "cylinders")}.`];
    case "onTheWay":
      return [say`It is the next one on the way ${ahead}.`];
    case "turned":
      return [say`Nobody waits further ${onwards}: the arm turns, and this is the nearest on the way back.`];
    case "fromStart":
      return [
        say`Nobody waits further ${onwards}: the arm goes back without serving anybody and begins again, with the first one from there.`,
      ];
    case "overdue":
      return [
        say`It has waited for ${value(words.ticks(compared))}, longer than the ${value(words.ticks(facts.maxWait))} that anybody may wait; it comes first, wherever it is.`,
      ];
  }
}

function chineseReason(facts: Seek, words: Words): Parts[] {
  const { reason, isUp, from, value: compared } = facts;
  const ahead = isUp ? "增大" : "减小";
  const onwards = facts.wasUp ? "增大" : "减小";
  switch (reason) {
    case "onlyRequest":
      return [say`没有别的请求等待这块磁盘。`];
    case "firstCome":
      return [say`先来先服务：它在 t = ${words.time(compared)} 到达，没有更早的请求。`];
    case "nearest":
      return [say`它离 ${words.number(from)} 最近，只有 ${words.number(compared)} 个柱面。`];
    case "onTheWay":
      return [say`它是柱面号${ahead}方向上的下一个。`];
    case "turned":
      return [say`柱面号${onwards}方向上已没有请求：磁头折返，它是返回途中最近的一个。`];
    case "fromStart":
      return [say`柱面号${onwards}方向上已没有请求：磁头空行返回另一端重新开始，它是从那里起的第一个。`];
    case "overdue":
      return [
        say`它已等待 ${value(words.ticks(compared))}，超过了允许的 ${value(words.ticks(facts.maxWait))}，因此不论在哪里都最先服务。`,
      ];
  }
}

/** What the values are that requests were compared by. */
export function seekMeasure(reason: SeekReason, language: Language): MeasureText {
  if (reason === "firstCome") {
    return { measure: { en: "came at", zh: "到达时刻" }[language], show: (moment, words) => words.time(moment) };
  }
  if (reason === "overdue") {
    return { measure: { en: "waited", zh: "已等待" }[language], show: (waited, words) => words.ticks(waited) };
  }
  return { measure: { en: "cylinders to travel", zh: "移动量（柱面）" }[language] };
}

/** False where the head stood nowhere before. */
const isKnown = (cylinder: number) => cylinder >= 0;

export const seek: TellersOf<"seek"> = {
  en: {
    seek: (facts, words) => ({
      sentence: joined([
        say`The arm of pv${facts.pv} goes`,
        isKnown(facts.from) ? say` from cylinder ${words.number(facts.from)}` : " from far away",
        say` to ${strong(words.number(facts.to))}`,
        englishWay(facts, words),
        isKnown(facts.from) ? say`: ${words.count(facts.travelled, "cylinder", "cylinders")}` : "",
        facts.request ? say`, for ${EN_DOES[facts.request.purpose](facts.request, words)}.` : ".",
      ]),
      more: [...englishReason(facts, words), ...(facts.service ? englishService(facts.service, words) : [])],
    }),
  },
  zh: {
    seek: (facts, words) => ({
      sentence: joined([
        say`pv${facts.pv} 的磁头`,
        isKnown(facts.from) ? say`从柱面 ${words.number(facts.from)} ` : "从远处",
        say`移到柱面 ${strong(words.number(facts.to))}`,
        chineseWay(facts, words),
        isKnown(facts.from) ? say`，移动 ${words.number(facts.travelled)} 个柱面` : "",
        facts.request ? say`，${ZH_DOES[facts.request.purpose](facts.request, words)}。` : "。",
      ]),
      more: [...chineseReason(facts, words), ...(facts.service ? chineseService(facts.service, words) : [])],
    }),
  },
};
