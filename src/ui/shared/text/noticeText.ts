/** Notices in words. */
import type { Catalogue } from "../../../i18n/catalogue.ts";
import { isolatedValues } from "../../../trace/isolated.ts";
import type { Notice } from "../../../store/appState.ts";

/** What a notice says; empty where its problems say all. A code without a text is named, so that it is not lost. */
export function noticeText({ shell }: Catalogue, { code, values, problems }: Omit<Notice, "id" | "tone">): string {
  const sentence = shell.notice[code];
  if (sentence) return sentence(isolatedValues(values));
  return problems.length > 0 ? "" : shell.unknownNotice(code);
}
