/** Sentences about the caches of pCPUs: who warms up, who is warm, and who has lost its place. */
import type { TellersOf } from "../facts.ts";
import { say, strong, value } from "../parts.ts";

export const caches: TellersOf<"warming" | "warmth"> = {
  en: {
    warming: ({ who, pcpu, begins, rule, workingSet }, words) => {
      if (!begins)
        return {
          sentence: say`${who} starts anew: nothing of it is left in the cache of pCPU ${pcpu}, where it is cold.`,
          more: [],
        };
      if (rule && workingSet > rule.size)
        return {
          sentence: say`${who} is never warm on pCPU ${pcpu}: its working set of ${value(words.number(workingSet))} is larger than the cache, ${words.number(rule.size)}.`,
          more: [],
        };
      return {
        sentence: rule
          ? say`${who} is cold on pCPU ${pcpu} and begins to warm up: it has to run there for ${value(words.ticks(rule.warmupTicks))}.`
          : say`${who} is cold on pCPU ${pcpu} and begins to warm up.`,
        more: [],
      };
    },
    warmth: ({ who, pcpu, isWarm, by, rule }, words) => {
      if (isWarm)
        return {
          sentence: rule
            ? say`${who} is ${strong("warm")} on pCPU ${pcpu} now: it runs at ${value(`${words.number(rule.warmRate)}×`)}.`
            : say`${who} is ${strong("warm")} on pCPU ${pcpu} now.`,
          more: rule
            ? [
                say`In ${words.ticks(1)} there it gets ${words.ticks(rule.warmRate)} of its work done; where it is cold, ${words.ticks(1)}.`,
              ]
            : [],
        };
      return {
        sentence: say`${who} has ${strong("lost its place")} in the cache of pCPU ${pcpu} to ${by}.`,
        more: [
          rule
            ? say`The working sets of all who are warm there must fit into ${words.number(rule.size)}; who has been warm longest goes first, and has to warm up anew.`
            : say`It has to warm up there anew.`,
        ],
      };
    },
  },
  zh: {
    warming: ({ who, pcpu, begins, rule, workingSet }, words) => {
      if (!begins)
        return {
          sentence: say`${who} 重新启动：它在 pCPU ${pcpu} 的缓存中已没有内容，需要从头预热。`,
          more: [],
        };
      if (rule && workingSet > rule.size)
        return {
          sentence: say`${who} 在 pCPU ${pcpu} 上无法预热：它的工作集为 ${value(words.number(workingSet))}，超过了缓存大小 ${words.number(rule.size)}。`,
          more: [],
        };
      return {
        sentence: rule
          ? say`${who} 在 pCPU ${pcpu} 上缓存未预热，开始预热：需要在那里运行 ${value(words.ticks(rule.warmupTicks))}。`
          : say`${who} 在 pCPU ${pcpu} 上缓存未预热，开始预热。`,
        more: [],
      };
    },
    warmth: ({ who, pcpu, isWarm, by, rule }, words) => {
      if (isWarm)
        return {
          sentence: rule
            ? say`${who} 在 pCPU ${pcpu} 上的缓存${strong("已预热")}：从现在起以 ${value(`${words.number(rule.warmRate)} 倍`)}速度运行。`
            : say`${who} 在 pCPU ${pcpu} 上的缓存${strong("已预热")}。`,
          more: rule
            ? [
                say`在那里每运行 ${words.ticks(1)} 完成 ${words.ticks(rule.warmRate)} 的工作；在未预热的 pCPU 上只完成 ${words.ticks(1)} 的工作。`,
              ]
            : [],
        };
      return {
        sentence: say`${who} ${strong("失去了")}在 pCPU ${pcpu} 缓存中的位置，被 ${by} 取代。`,
        more: [
          rule
            ? say`在那里已预热的各个工作集之和不得超过 ${words.number(rule.size)}；预热最久的最先让出，之后需要重新预热。`
            : say`它在那里需要重新预热。`,
        ],
      };
    },
  },
};
