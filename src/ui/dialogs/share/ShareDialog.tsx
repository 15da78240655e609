/**
 * All that goes out of the page. First the link of the moment at which the dialog was opened: the whole scenario and the
 * cursor are in it, and what is too large for a link can be passed on as a file. Then pictures and tables.
 */
import { useEffect, useRef, useState } from "react";
import { encodeLink } from "../../../codec/link/link.ts";
import type { App, AppState } from "../../../store/appState.ts";
import { isHandsLink } from "../../../store/handsLink.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectWhole } from "../../../store/selectors.ts";
import { contentOf } from "../../../store/unsaved.ts";
import { addressOf } from "../../shared/addressOf.ts";
import { Button } from "../../shared/Button.tsx";
import { later } from "../../shared/layout/later.tsx";
import { PanelBoundary } from "../../shared/layout/PanelBoundary.tsx";
import { Segments } from "../../shared/Segments.tsx";
import { saveScenario } from "../../shared/saveScenario.ts";
import { sharedTask, type SharedTask } from "../../shared/sharedTask.ts";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useApp, useAppWithRuns } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { CheckboxField } from "../form/choices.tsx";
import { Field } from "../form/Field.tsx";
import { FilePane } from "./FilePane.tsx";
import { frameHtml } from "./frameHtml.ts";
import { KeepButton } from "./KeepButton.tsx";
import { PicturePane } from "./PicturePane.tsx";
import { MAX_QR_BYTES, QrCode } from "./QrCode.tsx";
import { TablePane } from "./TablePane.tsx";

const selectTree = (state: RunState) => state.tree;

/** From this length on some chat programs and mail clients cut links. */
const LONG_LINK = 2000;

/** The moment that is shown, of the first of the runs. */
function momentOf(app: App): SharedTask {
  const content = contentOf(app);
  // What is compared stands before the scenario.
  const { mode, modeLink } = app.getState();
  const compared = mode === "compare" && modeLink !== null ? `${modeLink}.` : "";
  return { kind: "moment", task: async () => `${compared}${await encodeLink(content)}`, answers: null };
}

/** The whole link; empty until it is made, null where it would be too long. */
function useLink({ task, answers }: SharedTask, hasAnswers: boolean): string | null {
  const make = (hasAnswers && answers) || task;
  const [made, setMade] = useState<{ readonly by: typeof make; readonly link: string | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    make().then(
      (fragment) => isWanted && setMade({ by: make, link: addressOf(fragment) }),
      () => isWanted && setMade({ by: make, link: null }),
    );
    return () => {
      isWanted = false;
    };
  }, [make]);
  return made?.by === make ? made.link : "";
}

type CopyState = "idle" | "copied" | "refused";

const TABS = ["link", "picture", "table", "challenge", "worksheet", "file"] as const;
type Tab = (typeof TABS)[number];

const PANES = {
  picture: PicturePane,
  table: TablePane,
  challenge: later(async () => (await import("./ChallengePane.tsx")).ChallengePane),
  worksheet: later(async () => (await import("./WorksheetPane.tsx")).WorksheetPane),
  file: FilePane,
} as const;

/** Who plays an exercise shares that. */
const selectFirstTab = ({ modeLink }: AppState): Tab => (isHandsLink(modeLink) ? "challenge" : "link");

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useDialogText().dialogs.share;
  const app = useAppWithRuns();
  const [shared] = useState(() => sharedTask(app) ?? momentOf(app));
  const [hasAnswers, setAnswers] = useState(false);
  const link = useLink(shared, hasAnswers);
  const [tab, setTab] = useState<Tab>(useApp(selectFirstTab));
  const Pane = tab === "link" ? null : PANES[tab];
  return (
    <DialogFrame
      title={t.title}
      description={
        tab === "link"
          ? link === null
            ? t.tooLarge
            : t.of[hasAnswers ? withAnswers(shared.kind) : shared.kind]
          : t.about[tab]
      }
      size="tall"
      onClose={onClose}
      toolbar={
        <div className="scroll-strip flex border-b border-line px-4 py-2 sm:px-6">
          <Segments
            label={t.tabs}
            value={tab}
            choices={TABS.map((value) => ({ value, text: t.tab[value] }))}
            onChange={setTab}
          />
        </div>
      }
    >
      {Pane ? (
        <PanelBoundary isQuiet>
          <Pane />
        </PanelBoundary>
      ) : (
        <div className="mx-auto max-w-lg lg:max-w-none">
          {shared.kind !== "moment" && shared.answers && (
            <div className="mb-4 flex max-md:min-h-11 max-md:items-center">
              <CheckboxField label={t.include[shared.kind]} isChecked={hasAnswers} onChange={setAnswers} />
            </div>
          )}
          {link === null ? <FileInstead /> : <Link link={link} kinds={kindsOf(shared, hasAnswers)} />}
        </div>
      )}
    </DialogFrame>
  );
}

function FileInstead() {
  const t = useDialogText().dialogs.share;
  const scenario = useRun(selectWhole);
  const tree = useRun(selectTree);
  return (
    <Button look="accent" size="large" icon="down" onClick={() => saveScenario(scenario, tree)}>
      {t.saveFile}
    </Button>
  );
}

/** What the link is with what was made of a task. */
function withAnswers(kind: SharedTask["kind"]): "moment" | "result" {
  return kind === "exercise" || kind === "challenge" ? "result" : "moment";
}

type LinkKind = keyof DialogCatalogue["dialogs"]["share"]["kinds"];

/** As what the link can be taken: exercises are done on a page of their own, lessons can be read in another one. */
function kindsOf({ kind }: SharedTask, hasAnswers: boolean): readonly LinkKind[] {
  switch (kind) {
    case "moment":
      return ["link", "frame"];
    case "lesson":
      return hasAnswers ? ["link", "frame"] : ["link", "frame", "text"];
    case "exercise":
    case "challenge":
      return ["link"];
  }
}

function frameOf(kind: LinkKind, kinds: readonly LinkKind[]): "run" | "lesson" | "lessonText" {
  return kind === "text" ? "lessonText" : kinds.includes("text") ? "lesson" : "run";
}

function Link({ link, kinds }: { readonly link: string; readonly kinds: readonly LinkKind[] }) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.share;
  const title = useTitle();
  const isTooLong = new TextEncoder().encode(link).length > MAX_QR_BYTES;
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<{ readonly link: string; readonly state: CopyState }>({ link, state: "idle" });
  const [wanted, setKind] = useState<LinkKind>("link");
  const kind = kinds.includes(wanted) ? wanted : "link";
  const [said, setSaid] = useState("");
  const text = kind === "link" || link === "" ? link : frameHtml(link, title, frameOf(kind, kinds));
  // What was said of another text is not true of this one.
  const state = copied.link === text ? copied.state : "idle";

  // It has the focus before there is anything in it.
  useEffect(() => {
    if (document.activeElement === field.current) field.current?.select();
  }, [link]);

  const copy = async () => {
    try {
      setSaid("");
      await navigator.clipboard.writeText(text);
      setCopied({ link: text, state: "copied" });
    } catch {
      // No clipboard here, or no permission: the person copies by hand, and finds everything selected.
      field.current?.focus();
      field.current?.select();
      setCopied({ link: text, state: "refused" });
    }
  };

  const send = async () => {
    try {
      await navigator.share({ title, url: link });
    } catch {
      // Closing the system's own dialog without sending is no error of ours, and nothing needs to be said of it.
    }
  };

  return (
    <div className="lg:grid lg:grid-cols-2 lg:items-start lg:gap-8">
      <div>
        {kinds.length > 1 && (
          <div className="mb-3 flex">
            <Segments
              label={t.as}
              value={kind}
              choices={kinds.map((value) => ({ value, text: t.kinds[value] }))}
              onChange={setKind}
            />
          </div>
        )}
        <Field
          label={kind === "link" ? t.link : t.frame}
          hint={kind === "link" ? t.length(terms.number(link.length)) : t.frameHints[kind]}
        >
          {(control) => (
            <textarea
              {...control}
              ref={field}
              readOnly
              rows={6}
              value={text}
              onFocus={(event) => event.currentTarget.select()}
              className="block w-full resize-none rounded-md border border-line-strong bg-sunken px-2.5 pt-2 pb-0 font-mono text-xs break-all"
            />
          )}
        </Field>
        {link.length > LONG_LINK && (
          <p className="mt-2 rounded-md bg-warn-soft px-3 py-2 text-xs text-warn">{t.long(terms.number(LONG_LINK))}</p>
        )}
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button look="accent" size="large" icon={state === "copied" ? "check" : "copy"} onClick={() => void copy()}>
            {kind === "link" ? t.copy : t.copyFrame}
          </Button>
          {"share" in navigator && (
            <Button size="large" icon="share" onClick={() => void send()}>
              {t.send}
            </Button>
          )}
          <KeepButton label={t.keep} onSaid={setSaid} />
          <p role="status" className="min-w-0 flex-1 basis-40 text-soft">
            {said !== "" ? said : state === "copied" ? t.copied : state === "refused" ? t.refused : ""}
          </p>
        </div>
      </div>
      <div className="max-lg:mt-5 max-lg:border-t max-lg:border-line max-lg:pt-5">
        {isTooLong ? (
          <p className="text-soft">{t.noQr}</p>
        ) : link === "" ? (
          <div className="aspect-square max-h-[40dvh] w-full" />
        ) : (
          <QrCode text={link} label={t.qr} />
        )}
      </div>
    </div>
  );
}
