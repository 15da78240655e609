/**
 * The states of machines as a graph, live: where each machine is at the cursor, what can be done with the selected one and
 * where that leads, and why the rest is refused. An arrow, or its line in the list, gives the command.
 */
import { useEffect, useRef, useState } from "react";
import { lifecycleCatalogues, type LifecycleCatalogue } from "../../i18n/lifecycleCatalogue.ts";
import { enRefusals, zhRefusals, adviceFor } from "../../i18n/explain/sentences/refusals.ts";
import { refusal } from "../../model/lifecycle.ts";
import { EDGE_COMMANDS, type EdgeCommand } from "../../model/lifecycleEdges.ts";
import type { VmLife } from "../../model/states.ts";
import type { VmUid } from "../../model/units.ts";
import { selectLanguage, selectSelection } from "../../store/selectors.ts";
import type { HostState } from "../../trace/hostState.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useHost } from "../shared/moment/useHost.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useActions, useApp, useAppView } from "../shared/useApp.ts";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { useCommandNames } from "../shared/text/useCommandNames.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { StateDiagram, type DrawnMachine } from "./StateDiagram.tsx";
import { jobOf } from "../../trace/jobOf.ts";

/** An aborted job and a move to another host lead to no other state: they have no arrow. */
type LineCommand = EdgeCommand | "abortJob" | "migrate";

/** Those that are told of in every state: as possible, or as refused. */
type ListedCommand = Exclude<LineCommand, "create" | "abortJob">;

/** What is told of a command besides: what it would do, or why it is refused. */
interface Line {
  readonly command: LineCommand;
  readonly what: string;
}

interface Subject {
  readonly uid: VmUid;
  readonly name: string;
  readonly life: VmLife;
  readonly isBusy: boolean;
}

const COMMANDS: readonly ListedCommand[] = EDGE_COMMANDS.filter((command) => command !== "create");
const COMMANDS_AMONG_HOSTS: readonly ListedCommand[] = [...COMMANDS, "migrate"];

export function LifecyclePanel() {
  const language = useApp(selectLanguage);
  const catalogue = lifecycleCatalogues[language];
  const { lifecycle: t, terms } = catalogue;
  const names = useCommandNames();
  const { select, openDialog } = useActions();
  const { giveCommand } = useRunActions();
  const arrows = useOpenedFocus();
  const selection = useApp(selectSelection);
  const known = useHost();
  const machines = known ? machinesOf(known.trace.info.vms, known.host) : [];
  const chosen = known ? selectedVm(selection, known.trace.info, known.host) : null;
  const subject = machines.find(({ uid }) => uid === chosen) ?? machines[0] ?? null;
  // What is asked first opens a dialog.
  const nameOf = (command: LineCommand) => `${names[command]}${command === "migrate" ? "…" : ""}`;
  const choose = (
    <SelectControl
      name={t.machine}
      value={String(subject?.uid ?? "")}
      choices={machines.map(({ uid, name }) => ({ id: String(uid), text: name }))}
      onChange={(id) => select({ kind: "vm", vm: Number(id) })}
    />
  );
  const commands = useRun(selectHasOtherHosts) ? COMMANDS_AMONG_HOSTS : COMMANDS;
  const give = (command: LineCommand) => {
    if (!subject || command === "create") return;
    if (command === "migrate") openDialog("migrate", { vm: subject.uid });
    else giveCommand({ command, vm: subject.name });
  };
  return (
    <Panel title={t.title} className="shrink-0" controls={machines.length > 0 ? choose : <></>}>
      {!known ? (
        <p className="grid min-h-36 place-items-center text-sm text-soft">{t.waiting}</p>
      ) : !subject ? (
        <p className="grid min-h-36 place-items-center text-sm text-soft md:min-h-[29.6875rem]">{t.noMachine}</p>
      ) : (
        <div ref={arrows} className="flex flex-col gap-2">
          <StateDiagram
            machines={machines}
            subject={subject}
            label={t.diagram(subject.name)}
            nameOf={(life) => terms.life[life]}
            wordOf={(command) => names[command]}
            edgeText={({ command, from, to }) => t.edge(names[command], terms.life[from], terms.life[to])}
            onGive={give}
          />
          <p className="text-xs text-faint">{subject.isBusy ? t.busy : t.hint}</p>
          <div className="grid gap-x-6 gap-y-2 md:min-h-45 md:grid-cols-2">
            <Lines title={t.now} lines={possible(commands, subject, catalogue)} nameOf={nameOf} onGive={give} />
            <Lines
              title={t.refused}
              lines={refused(commands, subject, language)}
              nameOf={nameOf}
              onGive={give}
              isQuiet
            />
          </div>
        </div>
      )}
    </Panel>
  );
}

/** Asked for by the reader it comes into view, and its first arrow has the focus. */
function useOpenedFocus() {
  const { isLifeShown } = useAppView().getState();
  const [isAsked] = useState(isLifeShown === true);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isAsked) return;
    const panel = place.current?.closest("section");
    panel?.scrollIntoView?.({ block: "nearest" });
    panel?.querySelector<SVGElement>("[role=button]")?.focus({ preventScroll: true });
  }, [isAsked]);
  return place;
}

function machinesOf(
  vms: readonly { readonly uid: VmUid; readonly name: string }[],
  host: HostState,
): (Subject & DrawnMachine)[] {
  return vms.flatMap(({ uid, name }) => {
    const life = host.vms[uid]?.life ?? "none";
    if (life === "none") return [];
    const job = jobOf(host, uid);
    return [{ uid, name, life, isBusy: job !== null, ...(job && { job: job.kind }) }];
  });
}

function possible(commands: readonly ListedCommand[], subject: Subject, { lifecycle: t }: LifecycleCatalogue): Line[] {
  const abort: readonly Line[] =
    refusal({ command: "abortJob" }, subject) === null ? [{ command: "abortJob", what: t.does.abortJob }] : [];
  const lines = commands
    .filter((command) => !refusal({ command }, subject))
    .map((command) => ({
      command,
      what: t.does[command === "start" && subject.life === "saved" ? "startSaved" : command],
    }));
  return [...lines, ...abort];
}

function refused(commands: readonly ListedCommand[], subject: Subject, language: "en" | "zh"): Line[] {
  // Of a machine with a job one sentence says it for all commands.
  if (subject.isBusy) return [];
  const texts = language === "zh" ? zhRefusals : enRefusals;
  return commands
    .filter((command) => refusal({ command }, subject))
    .map((command) => ({
      command,
      what: adviceFor(texts, command, subject.life),
    }));
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly nameOf: (command: LineCommand) => string;
  readonly onGive: (command: LineCommand) => void;
  readonly isQuiet?: boolean;
}

function Lines({ title, lines, nameOf, onGive, isQuiet = false }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="mb-0.5 text-xs font-semibold text-soft">{title}</h3>
      <ul className="text-xs">
        {lines.map(({ command, what }) => (
          <li key={command} className="flex gap-2 py-0.5 max-md:min-h-11 max-md:items-center">
            <button
              type="button"
              className={`shrink-0 cursor-pointer rounded px-0.5 font-semibold underline-offset-2 hover:underline ${isQuiet ? "text-soft" : "text-accent"}`}
              onClick={() => onGive(command)}
            >
              {nameOf(command)}
            </button>
            <span className="min-w-0 text-soft">{what}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
