/** The sentence of a step and what is said besides, one after the other on the same line. */
import { Fragment } from "react";
import { plainParts } from "../../i18n/explain/parts.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { Sentence } from "./Sentence.tsx";
import type { Step } from "./stepTold.ts";

type Line = Step["told"]["headline"]["sentence"];

export function linesOf(step: Step | null): readonly Line[] {
  return step ? [step.told.headline.sentence, ...step.told.headline.more] : [];
}

/** The lines as one text. */
export function textOf(lines: readonly Line[], language: "en" | "zh"): string {
  return lines.map((line) => plainParts(line)).join(gap(language));
}

// A Chinese full stop brings its own space.
const gap = (language: "en" | "zh") => (language === "zh" ? "" : " ");

export function HeadlineLines({ lines }: { readonly lines: readonly Line[] }) {
  const language = useApp(selectLanguage);
  return lines.map((line, at) => (
    <Fragment key={plainParts(line)}>
      {at > 0 && gap(language)}
      <Sentence parts={line} />
    </Fragment>
  ));
}
