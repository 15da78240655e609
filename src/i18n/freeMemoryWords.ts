/** The states of free memory in Chinese; in English their ids are the words, as ESX has them. */
import type { FreeMemoryState } from "../model/states.ts";

export const zhFreeMemory: Readonly<Record<FreeMemoryState, string>> = {
  high: "充足",
  soft: "偏低",
  hard: "紧张",
  low: "危急",
};
