/** The words of the form for the fast tier and its archive. */
import { TIER_POLICIES } from "../../model/choices.ts";
import type { RESIDENCY } from "../../model/settings.ts";
import type { Language } from "../explain/language.ts";
import { memoryPolicyTexts } from "../policies/list.ts";
import type { OptionText } from "../settingTexts.ts";

type Texts = OptionText<typeof RESIDENCY>;
type PolicyChoices = Texts["settings"]["policy"]["choices"];

/** As page replacement has them. */
function policies(language: Language): PolicyChoices {
  const texts = TIER_POLICIES.map((id) => {
    const { short, name } = memoryPolicyTexts[id][language];
    return [id, { label: short, sentence: name }] as const;
  });
  return Object.fromEntries(texts) as PolicyChoices;
}

const en: Texts = {
  label: "Fast tier and archive",
  off: "All volumes are where guests can access them.",
  on: "An archive holds all volumes, and a fast tier has room for some. What a guest accesses is brought there first, in the place of another if need be.",
  settings: {
    slots: { label: "Slots", help: "Volumes, or extents, that the fast tier has room for." },
    unit: {
      label: "What comes and goes",
      choices: {
        volume: { label: "Volumes", sentence: "A whole volume is resident or not." },
        extent: { label: "Extents", sentence: "Each extent of a volume for itself." },
      },
    },
    policy: { label: "Who leaves", help: "Of those that nobody is accessing.", choices: policies("en") },
    copyTicks: { label: "A copy", help: "From the archive, or back. One at a time." },
    copyOf: {
      label: "That is for",
      choices: {
        whole: { label: "A copy", sentence: "However large the volume is." },
        extent: { label: "An extent", sentence: "A volume takes as many times as long as it has extents." },
      },
    },
  },
};

const zh: Texts = {
  label: "高速层与归档",
  off: "所有卷都可以直接访问。",
  on: "归档保存全部卷，高速层只放得下一部分。客户机要访问的卷先调入高速层，必要时置换另一个。",
  settings: {
    slots: { label: "槽位数", help: "高速层可容纳的卷数，或区段数。" },
    unit: {
      label: "调入调出的单位",
      choices: {
        volume: { label: "卷", sentence: "整个卷驻留或不驻留。" },
        extent: { label: "区段", sentence: "卷的每个区段各自调入调出。" },
      },
    },
    policy: { label: "换出哪一个", help: "只在没有被访问的当中选。", choices: policies("zh") },
    copyTicks: { label: "一次复制", help: "从归档复制过来，或复制回去。一次只做一个。" },
    copyOf: {
      label: "按什么计时",
      choices: {
        whole: { label: "每次复制", sentence: "不论卷有多大。" },
        extent: { label: "每个区段", sentence: "卷有几个区段，就要几倍时间。" },
      },
    },
  },
};

export const residencySettings = { en, zh };
