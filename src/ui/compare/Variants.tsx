/** The runs that stand side by side: the base with what governs it, each variant with what it has otherwise, and one more. */
import { useState } from "react";
import { withChanges, type Change } from "../../model/changes.ts";
import { rulesOf } from "../../model/rules.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { fieldOf } from "../../model/settingKinds.ts";
import { HOST } from "../../model/settings.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { placeOf, type CompareState, type Variant } from "../../store/compare.ts";
import { MOST_VARIANTS } from "../../store/compareLink.ts";
import { selectScenario } from "../../store/selectors.ts";
import { useBranches } from "../shared/branches/useBranches.ts";
import { Button } from "../shared/Button.tsx";
import { Menu, MenuItem } from "../shared/floating/Menu.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { Icon } from "../shared/Icon.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { RULED_POLICIES } from "../shared/moment/useRules.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { Stepper } from "../shared/Stepper.tsx";
import { problemTexts } from "../shared/text/problemTexts.ts";
import { choiceWords, ruleLabel } from "../shared/text/ruleText.ts";
import { useBranchText } from "../shared/text/useBranchText.ts";
import { useRun } from "../shared/useRun.ts";
import { Mark } from "./Mark.tsx";
import { baseWord, changeWord, firstNumber, policyName, policyWord } from "./names.ts";
import { chosenPolicy, otherNumbers, policiesOf } from "./offers.ts";
import { useCompare, useCompareActions, useCompareText } from "./useCompare.ts";

const selectVariants = ({ variants }: CompareState) => variants;
const selectFocus = ({ focus }: CompareState) => focus;

const CARD = "rounded-xl border bg-panel p-3 shadow-panel";

export function Variants() {
  const { compare: t } = useCompareText();
  const variants = useCompare(selectVariants);
  const focus = useCompare(selectFocus);
  return (
    <>
      <h2 className="text-mini font-semibold tracking-wider text-soft uppercase">{t.variants}</h2>
      <BaseCard isFocus={focus === 0} />
      {variants.map((variant, at) => (
        <VariantCard key={variant.id} variant={variant} place={at + 1} isFocus={focus === at + 1} />
      ))}
      <AddCard />
    </>
  );
}

function BaseCard({ isFocus }: { readonly isFocus: boolean }) {
  const text = useCompareText();
  const { compare: t } = text;
  const scenario = useRun(selectScenario);
  const change = useHostChange();
  const { memory } = subjectsOf(scenario);
  const host = hostOf(scenario);
  const parts = memory ? (["scheduler", "replacement"] as const) : (["scheduler"] as const);
  return (
    <section aria-label={t.base} className={`${CARD} ${isFocus ? "border-accent" : "border-line"}`}>
      <header className="flex h-6 items-center gap-2">
        <Mark place={0} />
        <h3 className="text-body font-semibold">{t.base}</h3>
      </header>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {parts.map((of) => (
          <PolicySelect
            key={of}
            of={of}
            value={host[of].policy}
            onChange={(id) => {
              const choice = chosenPolicy(scenario, of, id);
              if (choice) change({ [of]: choice });
            }}
          />
        ))}
        <NumberStepper
          scenario={scenario}
          onChange={(number, value) =>
            change({ scheduler: { ...host.scheduler, params: { ...host.scheduler.params, [number]: value } } })
          }
        />
      </div>
    </section>
  );
}

interface PolicySelectProps {
  readonly of: "scheduler" | "replacement";
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function PolicySelect({ of, value, onChange }: PolicySelectProps) {
  const { host: t, terms } = useCompareText();
  const policies = policiesOf(of);
  const texts = of === "scheduler" ? terms.cpuPolicy : terms.memoryPolicy;
  return (
    <SelectControl
      name={of === "scheduler" ? t.cpuPolicy : t.replacement}
      value={value}
      choices={policies.map(({ id }) => ({ id, text: texts[id]?.name ?? id }))}
      onChange={onChange}
      className="max-w-full"
    />
  );
}

interface NumberStepperProps {
  readonly scenario: Scenario;
  readonly onChange: (id: string, value: number) => void;
}

/** The number that makes the scheduling policy what it is. */
function NumberStepper({ scenario, onChange }: NumberStepperProps) {
  const text = useCompareText();
  const { compare: t, terms } = text;
  const number = firstNumber("scheduler", scenario);
  if (!number) return null;
  const param = terms.cpuPolicy[hostOf(scenario).scheduler.policy]?.params[number.id];
  const scale = scenario.ticksPerUnit ?? 1;
  const unit = timeUnit(scenario);
  return (
    <Stepper
      label={param?.short ?? param?.label ?? number.id}
      name={param?.label ?? number.id}
      value={number.value}
      min={number.min}
      max={number.max}
      step={scale}
      show={(value) => terms.time(value, unit)}
      read={(typed) => readNumber(typed, scale)}
      less={t.less}
      more={t.moreOf}
      onChange={(value) => onChange(number.id, value)}
    />
  );
}

function readNumber(typed: string, scale: number): number | null {
  const value = Number(typed.trim().replace(",", "."));
  return typed.trim() === "" || !Number.isFinite(value) ? null : Math.round(value * scale);
}

interface VariantCardProps {
  readonly variant: Variant;
  readonly place: number;
  readonly isFocus: boolean;
}

function VariantCard({ variant: { id, changes, run, problems }, place, isFocus }: VariantCardProps) {
  const text = useCompareText();
  const { compare: t } = text;
  const scenario = useRun(selectScenario);
  const actions = useCompareActions();
  const mark = place + 1;
  const sameAs = placeOf(useCompare(selectVariants), changes);
  const { memory } = subjectsOf(scenario);
  const whole = withChanges(scenario, changes);
  const unit = timeUnit(scenario);
  const name =
    changes.map((change) => changeWord(text, whole, change, unit)).join(", ") || baseWord(text, scenario, memory, unit);
  const set = (at: number, change: Change) => actions.change(id, changes.with(at, change));
  return (
    <section
      aria-label={`${t.variant(mark)}: ${name}`}
      className={`${CARD} ${isFocus ? "border-accent" : "border-line"}`}
    >
      <header className="flex h-6 items-center gap-2">
        <Mark place={place} />
        <h3 title={name} className="min-w-0 flex-1 truncate text-body font-semibold">
          {name}
        </h3>
        <Menu
          trigger={
            <IconButton
              icon="more"
              look="quiet"
              size="small"
              hasTooltip={false}
              label={t.more(mark)}
              className="max-md:size-11!"
            />
          }
        >
          {run && <MenuItem icon="arrowRight" text={t.openAlone} onSelect={() => actions.openAlone(id)} />}
          <MenuItem icon="remove" text={t.remove} onSelect={() => actions.remove(id)} />
        </Menu>
      </header>
      <p className="mt-1 text-xs text-soft">
        {t.differsIn}
        {changes.length === 0 && ` ${t.nothing}`}
      </p>
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        {changes.map((change, at) => (
          <ChangeControl
            // What stands at a place stays there: it is only given another value.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            change={change}
            scenario={withChanges(scenario, changes.slice(0, at))}
            onChange={(next) => set(at, next)}
          />
        ))}
        <AddMenu
          scenario={whole}
          onAdd={(change) => actions.change(id, [...changes, change])}
          trigger={
            <IconButton
              icon="plus"
              look="quiet"
              size="small"
              hasTooltip={false}
              label={t.another}
              className="max-md:size-11!"
            />
          }
        />
      </div>
      {sameAs < place && <p className="mt-2 text-xs text-warn">{t.sameAs(sameAs + 1)}</p>}
      {problems.length > 0 && (
        <div role="alert" className="mt-2 rounded-md bg-fault-soft p-2 text-xs text-ink">
          <b className="font-semibold">{t.invalid}</b>
          {problemTexts(text, problems, true).map((sentence) => (
            <p key={sentence} className="wrap-anywhere">
              {sentence}
            </p>
          ))}
        </div>
      )}
      {!run && problems.length === 0 && <p className="mt-2 text-xs text-soft">{t.starting}</p>}
      {run && (
        <Button
          size="small"
          title={t.openAloneHelp}
          className="mt-2 h-7! px-2.5! text-xs! touch-small"
          onClick={() => actions.openAlone(id)}
        >
          {t.openAlone}
        </Button>
      )}
    </section>
  );
}

interface ChangeControlProps {
  readonly change: Change;
  /** With the differences before it. */
  readonly scenario: Scenario;
  readonly onChange: (change: Change) => void;
}

function ChangeControl({ change, scenario, onChange }: ChangeControlProps) {
  const text = useCompareText();
  const { compare: t, terms } = text;
  const host = hostOf(scenario);
  switch (change.kind) {
    case "policy":
      return (
        <PolicySelect
          of={change.of}
          value={change.choice.policy}
          onChange={(id) => {
            const choice = chosenPolicy(scenario, change.of, id);
            if (choice) onChange({ ...change, choice });
          }}
        />
      );
    case "number": {
      const { ref, value } = change;
      if (ref.of !== "host")
        return (
          <NumberStepper
            scenario={withChanges(scenario, [change])}
            onChange={(_, next) => onChange({ ...change, value: next })}
          />
        );
      const { min, max } = fieldOf(HOST, ref.id);
      return (
        <Stepper
          label={t[ref.id]}
          name={t[ref.id]}
          value={value}
          min={min}
          max={max}
          show={terms.number}
          read={(typed) => readNumber(typed, 1)}
          less={t.less}
          more={t.moreOf}
          onChange={(next) => onChange({ ...change, value: next })}
        />
      );
    }
    case "branch":
      return <BranchSelect id={change.id} onChange={(id) => onChange({ ...change, id })} />;
    case "rule": {
      const rule = rulesOf(scenario, RULED_POLICIES).find(
        ({ ref }) => ref.of === change.ref.of && ref.id === change.ref.id,
      );
      const choices = rule?.choices ?? [change.choice];
      return (
        <SelectControl
          name={ruleLabel(text, change.ref, host)}
          value={String(change.choice)}
          choices={choices.map((choice) => ({
            id: String(choice),
            text: choiceWords(text, change.ref, host, choice).label,
          }))}
          onChange={(id) => onChange({ ...change, choice: choices.find((choice) => String(choice) === id) ?? id })}
          className="max-w-full"
        />
      );
    }
  }
}

function AddCard() {
  const { compare: t } = useCompareText();
  const scenario = useRun(selectScenario);
  const actions = useCompareActions();
  const count = useCompare(selectVariants).length;
  const [isRefused, setRefused] = useState(false);
  const isFull = count >= MOST_VARIANTS;
  return (
    <section className="rounded-xl border border-dashed border-line-strong p-3">
      <AddMenu
        scenario={scenario}
        isFull={isFull}
        onFull={() => setRefused(true)}
        onAdd={(change) => actions.add([change])}
        trigger={
          <Button look="link" icon="plus" className="-ml-2 px-2! font-semibold! max-md:h-11!">
            {t.add}
          </Button>
        }
      />
      {count === 0 && <p className="text-xs text-soft">{t.intro}</p>}
      <p role="status" className="text-xs text-soft empty:hidden">
        {isFull && isRefused ? t.full : ""}
      </p>
    </section>
  );
}

/** Which of the futures of the base it is. */
function BranchSelect({ id, onChange }: { readonly id: number; readonly onChange: (id: number) => void }) {
  const { branches: t } = useBranchText();
  const branches = useBranches();
  const choices = branches.map((each) => ({ id: String(each.id), text: t.called(each.letter, each.words) }));
  return (
    <SelectControl
      name={t.title}
      value={String(id)}
      choices={choices}
      onChange={(chosen) => onChange(Number(chosen))}
      className="max-w-full"
    />
  );
}

interface AddMenuProps {
  readonly scenario: Scenario;
  readonly onAdd: (change: Change) => void;
  readonly trigger: Parameters<typeof Menu>[0]["trigger"];
  readonly isFull?: boolean;
  readonly onFull?: () => void;
}

/** What can be otherwise: a policy, a number, a rule. */
function AddMenu({ scenario, onAdd, trigger, isFull = false, onFull }: AddMenuProps) {
  const text = useCompareText();
  const { compare: t } = text;
  const host = hostOf(scenario);
  const { memory } = subjectsOf(scenario);
  const policies = (["scheduler", ...(memory ? (["replacement"] as const) : [])] as const).flatMap((of) => {
    const others = policiesOf(of).filter(({ id }) => id !== host[of].policy);
    return others.map(({ id }) => ({ of, id }));
  });
  const unit = timeUnit(scenario);
  const branches = useBranches().filter(({ isLive }) => !isLive);
  const rules = rulesOf(scenario, RULED_POLICIES);
  const numbers = otherNumbers(scenario);
  if (isFull)
    return (
      <Button look="link" icon="plus" className="-ml-2 px-2! font-semibold! max-md:h-11!" onClick={onFull}>
        {t.add}
      </Button>
    );
  return (
    <Menu align="start" trigger={trigger}>
      <div role="group" aria-label={t.addPolicy}>
        <Heading text={t.addPolicy} />
        {policies.map(({ of, id }) => (
          <MenuItem
            key={`${of} ${id}`}
            text={policyName(text, of, id)}
            hint={policyWord(text, of, id)}
            onSelect={() => {
              const choice = chosenPolicy(scenario, of, id);
              if (choice) onAdd({ kind: "policy", of, choice });
            }}
          />
        ))}
      </div>
      {branches.length > 0 && (
        <div role="group" aria-label={t.addBranch}>
          <Heading text={t.addBranch} />
          {branches.map(({ id, letter, words }) => (
            <MenuItem key={id} text={words} hint={letter} onSelect={() => onAdd({ kind: "branch", id })} />
          ))}
        </div>
      )}
      <div role="group" aria-label={t.addNumber}>
        <Heading text={t.addNumber} />
        {numbers.map((change) => {
          const word = changeWord(text, scenario, change, unit);
          return <MenuItem key={word} text={word} onSelect={() => onAdd(change)} />;
        })}
      </div>
      <div role="group" aria-label={t.addRule}>
        <Heading text={t.addRule} />
        {rules.flatMap(({ ref, choices, chosen }) =>
          choices
            .filter((choice) => choice !== chosen)
            .map((choice) => (
              <MenuItem
                key={`${ref.of} ${ref.id} ${String(choice)}`}
                text={choiceWords(text, ref, host, choice).label}
                hint={ruleLabel(text, ref, host)}
                onSelect={() => onAdd({ kind: "rule", ref, choice })}
              />
            )),
        )}
      </div>
    </Menu>
  );
}

function Heading({ text }: { readonly text: string }) {
  return (
    <div className="flex items-center gap-1 px-2 pt-1.5 pb-0.5 text-mini text-faint">
      <Icon name="plus" className="size-2.5" />
      {text}
    </div>
  );
}
