/** Parameters of policies that compare how often pages were used. */
import type { Language } from "../../explain/language.ts";
import type { ParamText } from "../texts.ts";

type ParamTexts = Readonly<Record<Language, ParamText>>;

export const counts: ParamTexts = {
  en: {
    label: "Counts of pages that leave",
    help: "Whether a page that comes back starts at 1 or goes on from its old count.",
    choices: { forgotten: "Forgotten", kept: "Kept" },
  },
  zh: {
    label: "换出后的计数",
    help: "页再次装入时计数从 1 开始，还是接着原来的计数。",
    choices: { forgotten: "清零", kept: "保留" },
  },
};

export const frequencyTies: ParamTexts = {
  en: {
    label: "Ties",
    help: "Which page leaves when several have the same count.",
    choices: { leastRecent: "Least recently used", oldestLoad: "Oldest load" },
  },
  zh: {
    label: "并列时",
    help: "几个页的计数相同时，换出哪一个。",
    choices: { leastRecent: "最久未使用者", oldestLoad: "最早装入者" },
  },
};
