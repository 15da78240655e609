/**
 * Jobs as a table: typed by hand, pasted from a homework sheet or opened from a CSV file, and made into a run. A table of
 * the machines there are, where they are jobs, can be changed and put back.
 */
import { useEffect, useReducer, useRef, useState } from "react";
import { byteText } from "../../../i18n/byteText.ts";
import type { JobList } from "../../../codec/jobs/jobCells.ts";
import { isSure, parseJobTable, type JobTable } from "../../../codec/jobs/jobTable.ts";
import { jobTableCsv } from "../../../codec/jobs/printJobs.ts";
import { decimalText } from "../../../codec/jobs/jobTimes.ts";
import type { Problem } from "../../../model/problems.ts";
import { selectHost, selectScenario, selectTrace } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { useRun, useRunActions } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { useIssues } from "../form/useIssues.ts";
import { fileName, saveFile } from "../../shared/saveFile.ts";
import { csvForSpreadsheets, MAX_TABLE_BYTES, readTableFile } from "./csvFile.ts";
import { machinesAt } from "../machinesAt.ts";
import { JobGrid } from "./JobGrid.tsx";
import { editDraft, hasJobs, jobsDraft, namedRows, readDraft, scenarioOfDraft } from "./jobsDraft.ts";
import { PasteArea, type SheetText } from "./PasteArea.tsx";
import { RunChoices } from "./RunChoices.tsx";

const TARGETS = ["present", "new"] as const;
const CSV_TYPE = "text/csv";

/** Why nothing was opened: a sentence, or what is wrong with the whole. */
type Refusal = { readonly sentence: string } | { readonly problems: readonly Problem[] };

export function JobTableDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const t = text.jobs;
  const actions = useRunActions();
  const present = useRun(selectScenario);
  const host = useRun(selectHost);
  const trace = useRun(selectTrace);
  const [draft, edit] = useReducer(editDraft, present, (from) =>
    jobsDraft(from, machinesAt(from, trace?.info ?? null, host)),
  );
  const [first] = useState(draft);
  const [sheet, setSheet] = useState<SheetText>({ text: "", choices: {} });
  /** The text whose jobs fill the table. */
  const [taken, setTaken] = useState<SheetText | null>(null);
  const [isStrict, setStrict] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const picker = useRef<HTMLInputElement>(null);

  const { list, issues: found } = readDraft(draft);
  const issues = useIssues([
    ...found.map((issue) => issueError(text, issue)),
    // The table shows these by itself; here they count as well, so that the first one gets the focus.
    ...list.problems.map((problem) => ({ path: problem.path, text: problem.code })),
  ]);

  const fill = (read: JobTable, from: SheetText) => {
    edit({ kind: "fill", table: read });
    setTaken(from);
  };
  /** What is certain fills the table; anything else is shown first, and the table stays as it was. */
  const take = (pasted: string) => {
    const read = parseJobTable(pasted);
    const from: SheetText = { text: pasted, choices: {} };
    setSheet(from);
    setRefusal(null);
    if (isSure(read)) fill(read, from);
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    const read = await readTableFile(file);
    if (read.ok) return take(read.text);
    const { tooLarge, unreadable } = t.file;
    const sentence =
      read.refused === "tooLarge" ? tooLarge(file.name, byteText(MAX_TABLE_BYTES)) : unreadable(file.name);
    setRefusal({ sentence });
  };

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      // Fields do with it what is usual in them.
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const file = event.clipboardData?.files[0];
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      if (file) void takeFile(file);
      else if (pasted.trim() !== "") take(pasted);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  });

  const open = (target: (typeof TARGETS)[number]) => {
    setStrict(true);
    setRefusal(null);
    if (!hasJobs(draft)) return setRefusal({ sentence: t.needsJobs });
    if (!issues.accept()) return;
    const scenario = scenarioOfDraft(draft, target, present, t.newTitle);
    if (!scenario.ok) return setRefusal({ problems: scenario.problems });
    actions.openScenario(scenario.value);
    onClose();
  };
  // A table of the machines there are is most likely meant to be put back.
  const usual = draft.isOfPresent ? "present" : "new";

  return (
    <DialogFrame
      title={t.title}
      description={t.description}
      size="tall"
      isDirty={draft !== first}
      onClose={onClose}
      onSubmit={() => open(usual)}
      footer={
        <>
          {refusal && <RefusalReport refusal={refusal} />}
          <Preview list={list} />
          {TARGETS.map((target) => (
            <Button
              key={target}
              size="large"
              {...(target === usual ? { type: "submit", look: "accent" } : { onClick: () => open(target) })}
            >
              {target === "present" ? t.replace : t.create}
            </Button>
          ))}
        </>
      }
    >
      <RunChoices draft={draft} edit={edit} issues={issues} />
      <PasteArea
        sheet={sheet}
        isTaken={taken === sheet}
        onType={setSheet}
        onPaste={take}
        onTake={(read) => fill(read, sheet)}
      />
      <JobGrid rows={draft.rows} problems={list.problems} isStrict={isStrict} edit={edit} onSheet={take} />
      <div className="mt-4 flex flex-wrap items-start gap-2 border-t border-line pt-4">
        <input
          ref={picker}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={t.file.open}
          className="hidden"
          onChange={(event) => {
            void takeFile(event.target.files?.[0]);
            // The same file can be chosen again after it was mended.
            event.target.value = "";
          }}
        />
        <Button onClick={() => picker.current?.click()}>{t.file.open}</Button>
        <Button
          icon="down"
          disabled={!hasJobs(draft)}
          onClick={() => {
            const csv = csvForSpreadsheets(jobTableCsv(namedRows(draft)));
            saveFile(fileName(draft.isOfPresent ? present.title : t.newTitle, ".csv"), csv, CSV_TYPE);
          }}
        >
          {t.file.save}
        </Button>
        <p className="min-w-0 flex-1 basis-72 text-xs text-soft">{t.replaceHint}</p>
      </div>
    </DialogFrame>
  );
}

/** What the table comes to, while it is being filled in. */
function Preview({ list: { jobs, decimals, problems } }: { readonly list: JobList }) {
  const t = useDialogText().jobs.preview;
  const show = (ticks: number) => decimalText(ticks, decimals);
  const sum = (parity: number) =>
    jobs.reduce(
      (all, { bursts }) => all + bursts.reduce((own, ticks, at) => own + (at % 2 === parity ? ticks : 0), 0),
      0,
    );
  const last = jobs.reduce((latest, { arrival }) => Math.max(latest, arrival), 0);
  const waiting = sum(1);
  const parts = [
    t.jobs(jobs.length),
    t.service(show(sum(0))),
    ...(waiting > 0 ? [t.waiting(show(waiting))] : []),
    t.last(show(last)),
  ];
  return (
    <div className="mr-auto min-w-0 flex-1 basis-64 text-xs text-soft" aria-live="polite">
      <p className="text-sm text-ink tabular-nums">{jobs.length === 0 ? t.empty : parts.join(" · ")}</p>
      <p className="min-h-4">{problems.length > 0 ? t.bad(problems.length) : decimals > 0 ? t.grain(show(1)) : ""}</p>
    </div>
  );
}

function RefusalReport({ refusal }: { readonly refusal: Refusal }) {
  const text = useDialogText();
  return (
    <div role="alert" className="max-h-28 min-w-0 basis-full overflow-y-auto">
      {"sentence" in refusal ? (
        <ErrorText>{refusal.sentence}</ErrorText>
      ) : (
        <>
          <p className="text-xs font-medium">{text.jobs.elsewhere}</p>
          {refusal.problems.map((problem) => (
            <ErrorText key={`${problem.path} ${problem.code}`}>
              {problem.path !== "" && <code className="mr-1.5 font-mono">{problem.path}</code>}
              {problemText(text, problem)}
            </ErrorText>
          ))}
        </>
      )}
    </div>
  );
}
