/** Notices in words. */
import type { Catalogue } from "../../../i18n/catalogue.ts";
import type { Notice } from "../../../store/appState.ts";

/** What a notice says; a code without a text is named, so that it is not lost. */
export function noticeText(text: Catalogue, notice: Pick<Notice, "code" | "values">): string {
  const sentence = text.shell.notice[notice.code];
  return sentence ? sentence(notice.values) : text.shell.unknownNotice(notice.code);
}
