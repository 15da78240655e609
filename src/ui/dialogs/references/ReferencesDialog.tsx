/**
 * A file of references: what was read of it, how it is read, and its faults by frames under the policies that are chosen.
 * It is read and computed beside the page, and can be stopped at any moment. A click on a point opens a run of it.
 */
import { useCallback, useEffect, useRef, useState, type DragEvent } from "react";
import { MOST_RUN_REFERENCES, traceScenario } from "../../../codec/references/traceScenario.ts";
import type { CurvePoint } from "../../../trace/figures/faultCurves.ts";
import { useCurves } from "../../shared/curves/useCurves.ts";
import { Button } from "../../shared/Button.tsx";
import { useCurveText } from "../../shared/text/useCurveText.ts";
import { useApp } from "../../shared/useApp.ts";
import { useRunActions } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { ErrorText } from "../form/Field.tsx";
import { Choosing } from "./Choosing.tsx";
import { CurvesOfFile } from "./CurvesOfFile.tsx";
import { optionsOf, USUAL_READING, type ReadingDraft } from "./readingDraft.ts";
import { ReadingFields } from "./ReadingFields.tsx";
import { ReadSummary } from "./ReadSummary.tsx";
import { Refused } from "./Refused.tsx";

const SEED = 1;

export function ReferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const { dialog: t, stop } = useCurveText().curves;
  const given = useApp(({ dialogAbout }) => dialogAbout.file);
  const { openScenario } = useRunActions();
  const { curves, state } = useCurves();
  const [file, setFile] = useState<File | null>(given ?? null);
  const [draft, setDraft] = useState<ReadingDraft>(USUAL_READING);
  const [isUnopened, setUnopened] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const read = (next: File, how: ReadingDraft) => {
    const options = optionsOf(how);
    if (options) curves.read(next, options);
  };
  const take = (next: File | undefined) => {
    if (!next) return;
    setFile(next);
    setDraft(USUAL_READING);
    read(next, USUAL_READING);
  };
  useEffect(() => {
    if (given) curves.read(given, optionsOf(USUAL_READING) ?? {});
  }, [curves, given]);

  const fileName = file?.name ?? t.title;
  const open = async (index: number, { frames }: CurvePoint) => {
    const present = curves.state.getState();
    const choice = present.curves[index]?.choice;
    if (!choice || !present.known) return;
    const part = await curves.take(0, MOST_RUN_REFERENCES);
    const title = t.runTitle(fileName, part.pages.length, present.known.references);
    const scenario = traceScenario(part.pages, part.writes, { title, frames, replacement: choice, seed: SEED });
    if (!scenario.ok) return setUnopened(true);
    openScenario(scenario.value, { time: 0, step: Infinity });
    onClose();
  };
  // The chart, which is drawn anew for what opens its points, keeps the one it has.
  const opener = useRef(open);
  useEffect(() => {
    opener.current = open;
  });
  const onOpen = useCallback((curve: number, point: CurvePoint) => void opener.current(curve, point), []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  const { known, status } = state;
  return (
    <DialogFrame
      title={t.title}
      description={t.description}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => picker.current?.click()}>{t.choose}</Button>
          {file && <p className="min-w-0 truncate text-soft">{file.name}</p>}
          {status === "reading" && (
            <>
              <p role="status" className="ml-auto text-soft tabular-nums">
                {t.reading(Math.round(100 * state.share), state.kept)}
              </p>
              <Button onClick={() => curves.stop()}>{stop}</Button>
            </>
          )}
        </>
      }
    >
      <div onDragOver={(event) => event.preventDefault()} onDrop={drop} className="min-h-full">
        <input
          ref={picker}
          type="file"
          aria-label={t.choose}
          className="hidden"
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file can be chosen again after it was mended.
            event.target.value = "";
          }}
        />
        {isUnopened && <ErrorText>{t.cannotOpen}</ErrorText>}
        {status === "refused" && file ? (
          <Refused
            name={file.name}
            problems={state.problems}
            rows={state.rows}
            draft={draft}
            onChange={setDraft}
            onRead={() => read(file, draft)}
          />
        ) : known?.file && file ? (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
            <div className="flex flex-col gap-4">
              <ReadSummary known={known} />
              <details className="border-t border-line pt-3">
                <summary className="mb-3 cursor-pointer font-semibold">{t.settings}</summary>
                <ReadingFields
                  draft={draft}
                  form={known.file.form}
                  requests={known.file.requests}
                  pageBytes={known.file.pageBytes}
                  onChange={setDraft}
                  onRead={() => read(file, draft)}
                />
              </details>
            </div>
            <CurvesOfFile key={`${file.name} ${file.size}`} curves={curves} state={state} seed={SEED} onOpen={onOpen} />
          </div>
        ) : (
          <Choosing isFailed={status === "failed"} onChoose={() => picker.current?.click()} />
        )}
      </div>
    </DialogFrame>
  );
}
