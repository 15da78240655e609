/** Notices and problems in words. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import { problemSentence } from "../../i18n/messages/problems.ts";
import type { Problem } from "../../model/problems.ts";
import type { Notice } from "../../store/appState.ts";

/** What a notice says; a code without a text is named, so that it is not lost. */
export function noticeText(text: Catalogue, notice: Pick<Notice, "code" | "values">): string {
  const sentence = text.shell.notice[notice.code];
  return sentence ? sentence(notice.values) : text.shell.unknownNotice(notice.code);
}

/**
 * What is wrong and what would be right, one sentence a problem, each once. `isPlaced` puts the place of a problem before
 * its sentence, for lists about a whole scenario.
 */
export function problemTexts(text: Catalogue, problems: readonly Problem[], isPlaced = false): readonly string[] {
  return [...new Set(problems.map((problem) => problemSentence(text.problems, problem, isPlaced)))];
}
