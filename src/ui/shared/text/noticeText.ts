/** Notices in words. */
import { notices } from "../../../i18n/messages/notices.ts";
import { isolatedValues } from "../../../trace/isolated.ts";
import type { Notice } from "../../../store/appState.ts";

type Language = keyof typeof notices;

/** Whether the code has a sentence here; those of what could not be kept load with the first of them. */
export function hasSentence(language: Language, code: string): boolean {
  return notices[language].notice[code] !== undefined;
}

/** What a notice says; empty where its problems say all. A code without a text is named, so that it is not lost. */
export function noticeText(language: Language, { code, values, problems }: Omit<Notice, "id" | "tone">): string {
  const { notice, unknownNotice } = notices[language];
  const sentence = notice[code];
  if (sentence) return sentence(isolatedValues(values));
  return problems.length > 0 ? "" : unknownNotice(code);
}
