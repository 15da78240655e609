/** Problems for paper: what they are about, how many, from which seed; the first page of them, and their key. */
import { useEffect, useMemo, useState } from "react";
import { PAPERS, sheetHtml, type Paper, type PrintCall } from "../../../i18n/paper/sheetHtml.ts";
import { SUBJECTS, type Subject } from "../../../learn/worksheet/problem.ts";
import type { Sheet } from "../../../learn/worksheet/sheet.ts";
import { drawSheet } from "../../../store/sheets.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { saveFile } from "../../shared/saveFile.ts";
import { Segments } from "../../shared/Segments.tsx";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { useApp } from "../../shared/useApp.ts";
import { SelectField } from "../form/choices.tsx";
import { readWhole } from "../form/numberText.ts";
import { NumberField } from "../form/TextField.tsx";
import { printPaper, SheetPaper } from "./SheetPaper.tsx";

const MOST_PROBLEMS = 40;
const MOST_SEED = 2 ** 32 - 1;
const FIRST_SEED = 1;
const USUAL_PROBLEMS = 4;

export function WorksheetPane() {
  const { sheets: t } = useLearnText();
  const language = useApp(selectLanguage);
  const [subject, setSubject] = useState<Subject>("scheduling");
  const [problems, setProblems] = useState(String(USUAL_PROBLEMS));
  const [seed, setSeed] = useState(String(FIRST_SEED));
  const [paper, setPaper] = useState<Paper>("a4");
  const [hasKey, setKey] = useState(true);
  const count = readWhole(problems, 1, MOST_PROBLEMS);
  const from = readWhole(seed, 0, MOST_SEED);
  const wanted = useSheet(subject, count.ok ? count.value : null, from.ok ? from.value : null);
  const call = useMemo((): PrintCall => ({ paper, language, hasKey }), [paper, language, hasKey]);
  const { sheet } = wanted;
  return (
    <div className="lg:grid lg:grid-cols-[20rem_1fr] lg:items-start lg:gap-8">
      <div className="flex flex-col gap-4">
        <SelectField
          label={t.subject}
          value={subject}
          choices={SUBJECTS.map((id) => ({ id, label: t.subjects[id] }))}
          onChange={setSubject}
        />
        <div className="grid grid-cols-2 gap-4">
          <NumberField
            label={t.problems}
            value={problems}
            min={1}
            max={MOST_PROBLEMS}
            error={count.ok ? undefined : t.between(1, MOST_PROBLEMS)}
            onChange={setProblems}
          />
          <NumberField
            label={t.seed}
            value={seed}
            min={0}
            max={MOST_SEED}
            error={from.ok ? undefined : t.between(0, MOST_SEED)}
            onChange={setSeed}
          />
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <Segments
            label={t.paper}
            value={paper}
            choices={PAPERS.map((value) => ({ value, text: t.papers[value] }))}
            onChange={setPaper}
          />
          <label className="flex cursor-pointer items-center gap-2 max-md:min-h-11">
            <input
              type="checkbox"
              checked={hasKey}
              onChange={(event) => setKey(event.target.checked)}
              className="size-4 shrink-0 accent-(--accent)"
            />
            {t.withKey}
          </label>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            look="accent"
            className="max-md:h-11"
            disabled={!sheet}
            onClick={() => sheet && printPaper(sheet, call)}
          >
            {t.print}
          </Button>
          <Button
            icon="down"
            className="max-md:h-11"
            disabled={!sheet}
            onClick={() => sheet && saveFile(`worksheet-${sheet.id}.html`, sheetHtml(sheet, call), "text/html")}
          >
            {t.save}
          </Button>
        </div>
        <p role="status" className="text-xs text-soft">
          {wanted.isFailed ? t.failed : sheet ? t.made(sheet.id, sheet.list.length) : ""}
        </p>
        <p className="text-xs text-soft">{t.sameCall}</p>
      </div>
      <div className="max-lg:mt-5">{sheet && <SheetPaper sheet={sheet} call={call} label={t.preview} />}</div>
    </div>
  );
}

interface Wanted {
  readonly sheet: Sheet | null;
  readonly isFailed: boolean;
}

/** The sheet that is asked for; the one before, until it is there. */
function useSheet(subject: Subject, problems: number | null, seed: number | null): Wanted {
  const [wanted, setWanted] = useState<Wanted>({ sheet: null, isFailed: false });
  useEffect(() => {
    if (problems === null || seed === null) return;
    let isWanted = true;
    drawSheet({ subject, problems, seed }).then(
      (sheet) => isWanted && setWanted({ sheet, isFailed: false }),
      () => isWanted && setWanted({ sheet: null, isFailed: true }),
    );
    return () => {
      isWanted = false;
    };
  }, [subject, problems, seed]);
  return wanted;
}
