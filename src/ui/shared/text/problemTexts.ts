/** Problems in words. */
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import { problemSentence } from "../../../i18n/messages/problems.ts";
import type { Problem } from "../../../model/problems.ts";

/**
 * What is wrong and what would be right, one sentence a problem, each once. `isPlaced` puts the place of a problem before
 * its sentence, for lists about a whole scenario.
 */
export function problemTexts(text: DialogCatalogue, problems: readonly Problem[], isPlaced = false): readonly string[] {
  return [...new Set(problems.map((problem) => problemSentence(text.problems, problem, isPlaced)))];
}
