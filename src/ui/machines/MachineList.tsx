/**
 * The virtual machines that exist at the cursor: cards, or one line each when there are many, then with a filter. A
 * machine that was selected is shown as a card in either case.
 */
import { useState } from "react";
import type { RunState } from "../../store/runState.ts";
import { Button } from "../shared/Button.tsx";
import { Icon } from "../shared/Icon.tsx";
import { COMMANDS_LOCK, Lockable } from "../shared/Lockable.tsx";
import { useActions } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { LifeButton } from "./LifeButton.tsx";
import { MachineCard } from "./MachineCard.tsx";
import { MachineRow } from "./MachineRow.tsx";
import { MovedAway } from "./MovedAway.tsx";
import { MachineSkeletons } from "./MachineSkeletons.tsx";
import { useMachines, type Machines } from "./useMachines.ts";

/** Up to this many machines each gets a card. */
export const MOST_CARDS = 8;
/** More machines than this get a filter. */
export const MOST_UNFILTERED = 12;

/** Heights of the heading, of a card with all that it may say, of each of several with the room below it, and of its meter of pages. */
const HEAD_REM = 2;
const ALONE_REM = 7.25;
const CARD_REM = 5.5;
const BELOW_REM = 0.5;
const PAGES_REM = 1.125;

const selectMachineCount = ({ scenario: { machines, commands } }: RunState) =>
  machines.length + commands.filter(({ command }) => command === "clone" || command === "create").length;
const selectCountWithMemory = (state: RunState) =>
  state.scenario.machines.filter(({ memoryBytes }) => memoryBytes > 0).length;

export function MachineList() {
  const { machines: t } = useMachineText();
  const actions = useActions();
  const found = useMachines();
  const planned = useRun(selectMachineCount);
  const withMemory = useRun(selectCountWithMemory);
  const cards = CARD_REM * Math.min(planned, MOST_CARDS) + PAGES_REM * Math.min(withMemory, MOST_CARDS) - BELOW_REM;
  return (
    // What is left of the column is for the list of events.
    <section
      aria-labelledby="machines-title"
      // Machines come at the beginning of a run, and go: room for those that are planned keeps the list below in its place.
      style={{ minHeight: `min(60%, ${HEAD_REM + Math.max(ALONE_REM, cards)}rem)` }}
      className="flex max-h-[60%] shrink-0 flex-col"
    >
      <header className="flex h-8 shrink-0 items-center justify-between">
        <h2 id="machines-title" className="text-mini font-semibold tracking-wider text-soft uppercase">
          {t.title}
        </h2>
        <div className="-mr-1 flex items-center">
          <LifeButton className="flex h-7 items-center gap-1 rounded-md px-1 text-xs font-medium text-accent hover:bg-accent-soft max-md:h-11 [&>span]:hidden max-md:[&>span]:inline" />
          <Lockable of={COMMANDS_LOCK}>
            <Button
              look="link"
              icon="plus"
              className="px-1! text-xs!"
              aria-label={t.newMachine}
              title={t.newMachine}
              onClick={() => actions.openDialog("newMachine")}
            >
              {t.newShort}
            </Button>
          </Lockable>
          <Button look="link" className="px-1! text-xs!" onClick={() => actions.openDialog("gallery")}>
            {t.exercise}
          </Button>
        </div>
      </header>
      {found ? <Listed {...found} planned={planned} /> : <MachineSkeletons count={Math.min(planned, MOST_CARDS)} />}
      <MovedAway />
    </section>
  );
}

function Listed({ machines, selected, planned }: Machines & { readonly planned: number }) {
  if (machines.length === 0) return <NoMachines planned={planned} />;
  if (machines.length > MOST_CARDS) return <ManyMachines machines={machines} selected={selected} />;
  return (
    <ul className="scroll-quiet -m-0.5 min-h-0 space-y-2 overflow-y-auto overscroll-contain p-0.5">
      {machines.map((machine) => (
        <MachineCard key={machine.uid} machine={machine} isSelected={machine.uid === selected} />
      ))}
    </ul>
  );
}

function ManyMachines({ machines, selected }: Machines) {
  const { machines: t } = useMachineText();
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLocaleLowerCase();
  const shown = machines.filter((machine) => machine.name.toLocaleLowerCase().includes(wanted));
  return (
    <div className="flex min-h-0 flex-col rounded-xl border border-line bg-panel p-1.5 shadow-panel">
      {machines.length > MOST_UNFILTERED && (
        <label className="mb-1.5 flex h-8 items-center gap-2 rounded-lg bg-sunken px-2 text-soft focus-within:outline-2 focus-within:outline-accent">
          <Icon name="search" className="size-3.5" />
          <input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={t.filter}
            aria-label={t.filter}
            className="min-w-0 flex-1 bg-transparent text-body text-ink outline-none placeholder:text-faint"
          />
          <span className="text-xs" aria-label={t.count(shown.length)}>
            {shown.length}
          </span>
        </label>
      )}
      {shown.length === 0 && <p className="px-2 py-3 text-body text-soft">{t.noMatch(query.trim())}</p>}
      <ul className="scroll-quiet relative min-h-0 space-y-px overflow-y-auto p-0.5">
        {shown.map((machine) =>
          machine.uid === selected ? (
            <MachineCard key={machine.uid} machine={machine} isSelected />
          ) : (
            <MachineRow key={machine.uid} machine={machine} isSelected={false} />
          ),
        )}
      </ul>
    </div>
  );
}

function NoMachines({ planned }: { readonly planned: number }) {
  const { machines: t } = useMachineText();
  const actions = useActions();
  // At the very beginning of a run its machines are not created yet: that is a moment, not an empty host.
  if (planned > 0)
    return <p className="rounded-xl border border-dashed border-line-strong p-4 text-body text-soft">{t.emptyNow}</p>;
  return (
    <div className="rounded-xl border border-dashed border-line-strong p-4 text-body text-soft">
      <p className="font-semibold text-ink">{t.empty}</p>
      <p className="mt-1 mb-3">{t.emptyText}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="accent" icon="plus" onClick={() => actions.openDialog("newMachine")}>
          {t.newMachine}
        </Button>
        <Button onClick={() => actions.openDialog("jobs")}>{t.fromTable}</Button>
      </div>
    </div>
  );
}
