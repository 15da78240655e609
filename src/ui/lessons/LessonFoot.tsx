/**
 * Back and Continue, always at the same place, and between them the switch that has the lesson go on by itself. Continue is the
 * thing to do as soon as nothing is open.
 */
import { isOpen, type Here } from "../../store/lessons.ts";
import { Button } from "../shared/Button.tsx";
import type { Autoplay } from "./useAutoplay.ts";
import { useLessonActions } from "./useLessons.ts";
import { useLessonText } from "./useLessonText.ts";

export interface LessonFootProps {
  readonly here: Here;
  readonly auto: Autoplay;
}

export function LessonFoot({ here, auto }: LessonFootProps) {
  const { lessons: t } = useLessonText();
  const { next, back } = useLessonActions();
  const isFirst = here.index === 0 && here.stop === 0;
  return (
    <div className="flex h-15 shrink-0 items-center justify-between gap-3 border-t border-line bg-panel px-5 max-md:px-3">
      <Button disabled={isFirst} className="max-md:h-11!" onClick={() => back()}>
        {t.back}
      </Button>
      {here.step && (
        <Button
          look="quiet"
          aria-pressed={auto.isOn}
          title={t.autoHelp}
          className="max-md:h-11!"
          onClick={() => auto.toggle()}
        >
          <span aria-hidden>{auto.isOn ? "❚❚ " : "▶ "}</span>
          {t.auto}
        </Button>
      )}
      <Button look={isOpen(here) ? "plain" : "accent"} className="max-md:h-11! max-md:flex-1" onClick={() => next()}>
        {t.next}
      </Button>
    </div>
  );
}
