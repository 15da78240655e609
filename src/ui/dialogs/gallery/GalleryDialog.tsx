/**
 * Where a scenario comes from: the ready-made ones, an empty host, a file or pasted text; and saving the present one.
 * What is wrong with a file is listed, and nothing is opened then.
 */
import { useContext, useEffect, useRef, useState, type DragEvent } from "react";
import { byteText } from "../../../i18n/byteText.ts";
import { listed, problem } from "../../../codec/problemList.ts";
import type { Branches } from "../../../model/branches.ts";
import type { Problem } from "../../../model/problems.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { scenarioIn } from "../../../scenarios/gallery.ts";
import { isLibraryText } from "../../../codec/scenario/libraryFile.ts";
import { readLibrary } from "../../../store/library.ts";
import { readScenario } from "../../../store/readScenario.ts";
import { contentOf } from "../../../store/unsaved.ts";
import { selectEntry, selectLanguage, selectScenario } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { walkByRemote } from "../../shared/remoteWalk.ts";
import { saveScenario } from "../../shared/saveScenario.ts";
import { useActions, useApp, useAppWithRuns } from "../../shared/useApp.ts";
import { useLatest } from "../../shared/useLatest.ts";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useRun, useRunActions } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { ErrorText } from "../form/Field.tsx";
import { problemText } from "../form/issueText.ts";
import {
  beginningOf,
  isTraceText,
  isXmlText,
  kindOfFile,
  MAX_FILE_BYTES,
  openFile,
  type OpenedFile,
} from "./openFile.ts";
import { ExerciseCard } from "./ExerciseCard.tsx";
import { MyScenarios } from "./MyScenarios.tsx";
import { ScenarioSearch } from "./ScenarioSearch.tsx";
import { LibraryContext, useLibraryText } from "./useLibrary.ts";
import { shelvesWith } from "./shelvesWith.ts";
import { Shelves } from "./Shelves.tsx";
import { isolated } from "../../../trace/isolated.ts";

const SHOWN_PROBLEMS = 12;
/** A file of saved scenarios holds many of them. */
const MAX_LIBRARY_BYTES = 8 * MAX_FILE_BYTES;

/** Something that could not be opened: a file with its name, or pasted text (null). */
interface Failure {
  readonly name: string | null;
  readonly read: Extract<OpenedFile, { ok: false }>;
}

export function GalleryDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const t = text.dialogs.gallery;
  const actions = useActions();
  const { openScenario } = useRunActions();
  const title = useTitle();
  const current = { ...useRun(selectScenario), title };
  const currentEntry = useRun(selectEntry)?.id ?? null;
  const language = useApp(selectLanguage);
  const picker = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isDragged, setDragged] = useState(false);
  const [sought, setSought] = useState("");
  const ask = useLatest();
  const app = useAppWithRuns();
  const library = useContext(LibraryContext);
  const libraryText = useLibraryText();
  const [ofLibrary, setOfLibrary] = useState("");
  // What was pasted beside the box begins it anew.
  const [exercise, setExercise] = useState({ text: "", count: 0 });
  const shelves = useRef<HTMLDivElement>(null);
  const shown = shelvesWith(sought);
  const firstCard = () => shelves.current?.querySelector<HTMLElement>("[data-card]");

  const open = (scenario: Scenario, time = 0, branches?: Branches, host?: number) => {
    openScenario(scenario, { time, step: Infinity }, { branches, shown: host });
    onClose();
  };
  const take = (name: string | null, read: OpenedFile) => {
    if (!read.ok) return setFailure({ name, read });
    open(read.value, 0, read.branches);
    if (read.unused)
      actions.notify({
        tone: "error",
        code: "keysUnused",
        values: {},
        problems: [problem("keysUnused", ""), ...listed(read.unused, SHOWN_PROBLEMS)],
      });
  };
  /** What takes its time is opened unless something else has been asked for meanwhile. */
  const takeWhenRead = async (name: string | null, reading: Promise<OpenedFile>) => {
    const isLatest = ask();
    const read = await reading;
    if (isLatest()) take(name, read);
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    if (isLibraryText(await beginningOf(file))) return setOfLibrary(await added(file));
    const isLatest = ask();
    const kind = await kindOfFile(file);
    if (!isLatest()) return;
    if (kind === "scenario") await takeWhenRead(file.name, openFile(file));
    else actions.openDialog(kind, { file });
  };

  /** Adds the saved scenarios in `file`, and says what has come of it. */
  const added = async (file: File) => {
    if (file.size > MAX_LIBRARY_BYTES) return libraryText.tooLarge(byteText(MAX_LIBRARY_BYTES));
    const found = await file.text().catch(() => null);
    const read = found === null ? null : await readLibrary(found);
    if (!read) return libraryText.unreadable;
    const kept = await library.put(read.saved);
    if (!kept.ok) return libraryText[kept.why];
    const { saved, damaged, leftOut } = read;
    return [
      libraryText.imported(saved.length),
      damaged > 0 ? libraryText.damaged(damaged) : "",
      leftOut > 0 ? libraryText.leftOut(leftOut) : "",
    ]
      .join(" ")
      .trim();
  };

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      // No exercise begins as XML does.
      if (!file && isXmlText(pasted)) {
        event.preventDefault();
        return actions.openDialog("libvirt", { text: pasted });
      }
      if (!file && isTraceText(pasted)) {
        event.preventDefault();
        return actions.openDialog("references", { file: new File([pasted], t.pastedTrace) });
      }
      // The box for one's own exercise does with it what is usual in it.
      if (event.target instanceof HTMLTextAreaElement) return;
      if (file) void takeFile(file);
      else if (/^\ufeff?\s*[{[]/.test(pasted)) void takeWhenRead(null, readScenario(pasted));
      else if (pasted.trim() !== "") setExercise(({ count }) => ({ text: pasted, count: count + 1 }));
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  });

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragged(false);
    void takeFile(event.dataTransfer.files[0]);
  };

  return (
    <DialogFrame
      title={t.title}
      description={t.description}
      size="wide"
      onClose={onClose}
      tools={
        <ScenarioSearch
          text={sought}
          onChange={setSought}
          onEnter={() => firstCard()?.click()}
          onDown={() => firstCard()?.focus()}
        />
      }
      footer={
        <>
          <Button onClick={() => open({ ...current, title: t.emptyTitle, machines: [], commands: [] })}>
            {t.empty}
          </Button>
          <Button onClick={() => picker.current?.click()}>{t.openFile}</Button>
          <Button onClick={() => actions.openDialog("references")}>{t.references}</Button>
          <Button
            onClick={() => {
              const { whole, tree } = app.getState().runs[0].getState();
              saveScenario(whole, tree);
            }}
          >
            {t.save}
          </Button>
          <p className="ml-auto hidden text-xs text-soft lg:block">
            <Key>Tab</Key> {t.keys.box} <Key>↑</Key> <Key>↓</Key> {t.keys.cards} <Key>Enter</Key> {t.keys.open}
          </p>
        </>
      }
    >
      {/* What is in it has keys of its own; those of a remote hold for all of it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        onKeyDown={(event) => {
          const { target } = event;
          // Where something is written, they scroll what is written.
          const isWritten = target instanceof HTMLTextAreaElement && target.value !== "";
          if (!isWritten && walkByRemote(event, shelves.current)) event.preventDefault();
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setDragged(true);
        }}
        onDragLeave={() => setDragged(false)}
        onDrop={drop}
        className={`-m-2 rounded-xl border-2 border-dashed p-2 ${isDragged ? "border-accent bg-accent-soft" : "border-transparent"}`}
      >
        <input
          ref={picker}
          type="file"
          accept=".json,.xml,.csv,.tsv,.txt,.log,.trace,.lackey,.din,.gz,application/json,text/*"
          aria-label={t.openFile}
          className="hidden"
          onChange={(event) => {
            void takeFile(event.target.files?.[0]);
            // The same file can be chosen again after it was mended.
            event.target.value = "";
          }}
        />
        {failure && <FailureReport {...failure} />}
        <ExerciseCard
          key={exercise.count}
          given={exercise.text}
          onOpen={open}
          onEmptyTable={() => actions.openDialog("jobs")}
          onFile={(file) => void takeFile(file)}
        />
        <div ref={shelves}>
          <MyScenarios
            sought={sought}
            said={ofLibrary}
            present={() => ({ content: contentOf(app), name: title })}
            onOpen={({ scenario, cursor, entry, host = 0, branches }) => {
              openScenario(scenario, cursor, { entry, shown: host, branches });
              onClose();
            }}
          />
          <Shelves
            groups={shown}
            currentEntry={currentEntry}
            onOpen={(entry) => open(scenarioIn(entry, language), entry.opensAt, undefined, entry.opensOn)}
          />
          {shown.length === 0 && (
            <p role="status" className="py-6 text-center text-soft">
              {t.nothingFound(sought.trim())}
            </p>
          )}
        </div>
        <p className="mt-2 text-xs text-soft">{t.dropHint}</p>
      </div>
    </DialogFrame>
  );
}

function Key({ children }: { readonly children: string }) {
  return <kbd className="ml-2 rounded border border-line-strong px-1 font-sans text-mini">{children}</kbd>;
}

function FailureReport({ name, read }: Failure) {
  const text = useDialogText();
  const t = text.dialogs.gallery;
  const problems: readonly Problem[] = "problems" in read ? read.problems : [];
  return (
    <section role="alert" className="mb-4 rounded-lg border border-fault bg-fault-soft px-4 py-3">
      <p className="font-medium">{name === null ? t.pasteFailed : t.fileFailed(isolated(name))}</p>
      {"refused" in read && (
        <ErrorText>{read.refused === "tooLarge" ? t.tooLarge(byteText(MAX_FILE_BYTES)) : t.unreadable}</ErrorText>
      )}
      {problems.slice(0, SHOWN_PROBLEMS).map((each) => (
        <ErrorText key={`${each.path} ${each.code} ${JSON.stringify(each.values)}`}>
          {each.path && <code className="mr-1.5 font-mono">{each.path}</code>}
          {problemText(text, each)}
        </ErrorText>
      ))}
      {problems.length > SHOWN_PROBLEMS && <ErrorText>{t.moreProblems(problems.length - SHOWN_PROBLEMS)}</ErrorText>}
    </section>
  );
}
