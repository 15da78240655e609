/** Notices and problems in words. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { Problem } from "../../model/problems.ts";
import type { Notice } from "../../store/appState.ts";

type ProblemTexts = Readonly<Record<string, string | ((values: Problem["values"]) => string) | undefined>>;

/** What a notice says; a code without a text is named, so that it is not lost. */
export function noticeText(text: Catalogue, notice: Pick<Notice, "code" | "values">): string {
  const sentence = text.shell.notice[notice.code];
  return sentence ? sentence(notice.values) : text.shell.unknownNotice(notice.code);
}

/** What is wrong and what would be right, one sentence a problem, each once. */
export function problemTexts(text: Catalogue, problems: readonly Problem[]): readonly string[] {
  const texts: ProblemTexts = text.problems;
  const sentences = problems.map(({ code, path, values }) => {
    const sentence = texts[code];
    if (typeof sentence === "function") return sentence(values);
    return sentence ?? `${path}: ${code}`;
  });
  return [...new Set(sentences)];
}
