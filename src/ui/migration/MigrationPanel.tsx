/**
 * A machine on its way from host to host, at the cursor: its rounds, its pages, what the time for which it stands still is made
 * of, the closed form beside it, and what another link or another machine would make of it.
 */
import { useMemo, useState } from "react";
import { migrateTexts } from "../../i18n/messages/migrate.ts";
import { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { specOfHost } from "../../model/hosts.ts";
import { PACES, withPace } from "../../model/pace.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage, selectWhole } from "../../store/selectors.ts";
import { MIGRATION_KINDS } from "../../vmm/migration/spec.ts";
import { Button } from "../shared/Button.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { estimateOf } from "../shared/migration/estimate.ts";
import { useHostName } from "../shared/migration/hostName.ts";
import { networkOf } from "../shared/migration/network.ts";
import { useAllHosts } from "../shared/migration/useAllHosts.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../shared/useRun.ts";
import {
  downtimeAt,
  downtimeParts,
  isAskedToAbort,
  movesAt,
  phaseOf,
  sentSoFar,
  type MachineMove,
} from "./migrations.ts";
import { writingRate } from "./movedMachine.ts";
import { MoveFigures } from "./MoveFigures.tsx";
import { pageGridOf } from "./pageGrid.ts";
import { PageGridView } from "./PageGridView.tsx";
import { RoundsTable } from "./RoundsTable.tsx";
import { WhatIf } from "./WhatIf.tsx";
import { isolated } from "../../trace/isolated.ts";

/** Some machine is told to move, or does. */
const selectHasMoves = ({ whole, traces, host }: RunState) =>
  traces.length > 1 &&
  ((host?.migrations?.length ?? 0) > 0 || whole.commands.some(({ command }) => command === "migrate"));

/** Nothing where no machine of the run moves. */
export function MigrationPanel() {
  return useRun(selectHasMoves) ? <Moves /> : null;
}

function Moves() {
  const { terms } = useText();
  const unit = useTimeUnit();
  const t = migrationPanel[useApp(selectLanguage)];
  const nameOf = useHostName();
  const hosts = useAllHosts();
  const moves = movesAt(hosts);
  const [chosen, setChosen] = useState<string | null>(null);
  const move = moves.find((each) => keyOf(each) === chosen) ?? moves.at(-1) ?? null;
  const choose =
    move && moves.length > 1 ? (
      <SelectControl
        name={t.choose}
        value={keyOf(move)}
        choices={moves.map((each) => ({
          id: keyOf(each),
          text: t.entry(
            isolated(each.name),
            nameOf(each.from),
            nameOf(each.view.host),
            terms.time(each.view.since, unit),
          ),
        }))}
        onChange={setChosen}
      />
    ) : (
      // The heading is as high without a choice.
      <span />
    );
  return (
    <Panel title={t.title} className="shrink-0" controls={choose} right={move && <Phase move={move} />}>
      {hosts.length === 0 ? (
        <p className="grid min-h-36 place-items-center text-sm text-soft">{t.waiting}</p>
      ) : move ? (
        <Move key={keyOf(move)} move={move} />
      ) : (
        <NoMove />
      )}
    </Panel>
  );
}

const keyOf = ({ from, view }: MachineMove) => `${from} ${view.vm} ${view.since}`;

/** In which round it is, or how it ended, and the button that aborts it. */
function Phase({ move }: { readonly move: MachineMove }) {
  const { terms } = useText();
  const t = migrationPanel[useApp(selectLanguage)];
  const { giveCommand } = useRunActions();
  const { commands } = useRun(selectWhole);
  const phase = phaseOf(move.view);
  const isUnderWay = phase === "round" || phase === "stopped";
  // The command stands at this moment: what it does follows it.
  const isAborting = isUnderWay && isAskedToAbort(commands, move);
  return (
    <>
      <span className={phase === "stopped" ? "text-fault" : ""}>
        {isAborting
          ? t.aborting
          : phase === "round"
            ? t.round(terms.number(move.view.rounds.length))
            : phase === "stopped"
              ? t.stopped
              : phase === "following"
                ? t.following
                : t.ended[phase]}
      </span>
      {isUnderWay && !isAborting && (
        <Button
          size="small"
          className="touch-small"
          onClick={() => giveCommand({ command: "abortJob", vm: move.name })}
        >
          {t.abort}
        </Button>
      )}
    </>
  );
}

function NoMove() {
  const { terms } = useText();
  const unit = useTimeUnit();
  const t = migrationPanel[useApp(selectLanguage)];
  const { commands } = useRun(selectWhole);
  const { seekTime } = useRunActions();
  const first = commands.find(({ command }) => command === "migrate") ?? null;
  return (
    <div className="flex min-h-20 flex-wrap items-center gap-3 text-sm text-soft">
      <p>{t.none(first && terms.time(first.at, unit))}</p>
      {first && <Button onClick={() => seekTime(first.at)}>{t.goThere}</Button>}
    </div>
  );
}

function Move({ move }: { readonly move: MachineMove }) {
  const language = useApp(selectLanguage);
  const t = migrationPanel[language];
  const nameOf = useHostName();
  const run = useRunApi();
  const whole = useRun(selectWhole);
  const { seekTime, openScenario } = useRunActions();
  const { view, at, from } = move;
  const name = isolated(move.name);
  const { row, time } = at.state;
  const network = networkOf(whole);
  const { pageBytes } = specOfHost(whole, from);
  const grid = useMemo(
    () => pageGridOf(at.trace, view, { row, time, pageBytes, bytesPerTick: network.bytesPerTick }),
    [at.trace, view, row, time, pageBytes, network.bytesPerTick],
  );
  // What has been found out of the first round does not change with the moment.
  const isKnown = view.rounds[0]?.ticks !== null && view.rounds.length > 0;
  const seenUntil = isKnown ? Infinity : time;
  const roundTicks = Math.max(1, Math.ceil((view.pages * pageBytes) / network.bytesPerTick));
  const machine = useMemo(
    () => ({ pages: view.pages, pageBytes, rate: writingRate(at.trace, view, seenUntil, roundTicks) }),
    [at.trace, view, pageBytes, seenUntil, roundTicks],
  );
  const kind = MIGRATION_KINDS.find((each) => each === view.mode) ?? null;
  const estimate = useMemo(() => (kind ? estimateOf(kind, machine, network) : null), [kind, machine, network]);
  const { end, stop } = view;
  const downtime = downtimeAt(view, time);
  const { info } = at.trace;
  const numberOf = (vcpu: number) => info.vcpus[vcpu]?.index ?? 0;
  const paces = useMemo(
    () => new Set<number>(PACES.filter((times) => withPace(whole, name, times) !== whole)),
    [whole, name],
  );
  const openChanged = (next: Scenario) => {
    const moment = { time: Math.floor(run.getState().cursor.time), step: Infinity };
    openScenario(next, moment, { isChange: true, isWhole: true });
  };
  return (
    <div className="flex flex-col gap-2.5">
      <p className="min-h-[1lh] text-xs text-soft @max-2xl/panel:min-h-[2lh]">
        {t.way(name, nameOf(from), nameOf(view.host), migrateTexts[language].ways[view.mode].label)}
        {stop && ` · ${t.why[stop.reason]}`}
      </p>
      {view.mode !== "offline" && (
        <>
          <div className="grid gap-x-5 gap-y-2.5 @2xl/panel:grid-cols-2">
            <div className="flex min-w-0 flex-col gap-2">
              <RoundsTable
                view={view}
                closed={estimate?.closed.pages ?? []}
                downtime={downtime}
                onGo={(moment) => seekTime(moment)}
              />
              <MoveFigures
                downtime={downtime}
                parts={downtimeParts(view, network, pageBytes)}
                total={end?.ticks ?? time - view.since}
                sent={sentSoFar(view)}
                pages={view.pages}
                estimate={estimate}
              />
            </div>
            <PageGridView grid={grid} vm={view.vm} numberOf={numberOf} />
          </div>
          {kind && (
            <WhatIf
              kind={kind}
              machine={machine}
              network={network}
              onBandwidth={(bytesPerTick) => openChanged({ ...whole, network: { ...network, bytesPerTick } })}
              paces={paces}
              onPace={(times) => openChanged(withPace(whole, name, times))}
            />
          )}
        </>
      )}
    </div>
  );
}
