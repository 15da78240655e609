/**
 * The three formulas of the originating text with the numbers of the moment: the timeslice `T = N / k`, the pages
 * `P = M / s` and the extents `V = D / l` of the machine in focus, with what was rounded up.
 */
import { useId } from "react";
import { byteQuotient, byteText } from "../../i18n/byteText.ts";
import { isolated } from "../../trace/isolated.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { hostOf } from "../../model/scenario.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { VmUid } from "../../model/units.ts";
import type { LvInfo, RoundView } from "../../trace/hostState.ts";
import { fraction } from "../../trace/figures/shares.ts";
import type { RunState } from "../../store/runState.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { Icon } from "../shared/Icon.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useRun } from "../shared/useRun.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { isShort } from "./figures.ts";
import { useFocusedMachine } from "./useFocusedMachine.ts";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useMoment, type Moment } from "../shared/moment/useMoment.ts";

/** Slices of a round, and rounds of different pCPUs, that are listed. */
const SLICES_SHOWN = 8;
const ROUNDS_SHOWN = 2;

const selectIsSchedulingOnly = ({ scenario }: RunState) => {
  const { memory, storage } = subjectsOf(scenario);
  return !memory && !storage;
};

export function FormulaPanel() {
  const { why } = usePanelText();
  const moment = useMoment();
  const vm = useFocusedMachine(moment);
  const machine = vm === null ? undefined : moment?.trace.info.vms[vm];
  return (
    <Panel
      look="note"
      title={why.formula.title}
      className="shrink-0"
      right={machine && vm !== null && <VmChip vm={vm} name={machine.name} />}
    >
      {moment ? <FormulaLines moment={moment} vm={vm} /> : <p className="text-sm text-soft">{why.waiting}</p>}
    </Panel>
  );
}

interface LinesProps {
  readonly moment: Moment;
  readonly vm: VmUid | null;
}

function FormulaLines({ moment, vm }: LinesProps) {
  const { why } = usePanelText();
  const isSchedulingOnly = useRun(selectIsSchedulingOnly);
  return (
    // As many lines whatever they say: what stands below never moves.
    <div
      className={`flex flex-col ${isSchedulingOnly ? "h-10" : "h-[5.25rem]"} gap-0.5 overflow-x-hidden overflow-y-auto`}
    >
      <Timeslice moment={moment} vm={vm} />
      {isSchedulingOnly ? null : vm === null ? (
        <p className="text-xs text-soft">{why.formula.noMachine}</p>
      ) : (
        <>
          <Pages moment={moment} vm={vm} />
          <Volumes moment={moment} vm={vm} />
        </>
      )}
    </div>
  );
}

/** The formulas at the foot of another panel: in one line the first that the run is about, all of them on demand. */
export function FormulaFoot({ moment, isOpen, onToggle }: { readonly moment: Moment } & Disclosure) {
  const { why } = usePanelText();
  const vm = useFocusedMachine(moment);
  const { processor, memory } = subjectsOf(moment.scenario);
  const id = useId();
  return (
    <div className="-mx-3.5 -mb-1.5 shrink-0 border-t border-line px-3.5 pt-1.5">
      <div className="flex items-center gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
          className="flex h-5 shrink-0 cursor-pointer items-center gap-0.5 rounded-sm text-xs text-soft hover:text-ink"
        >
          {why.formula.title}
          <Icon name="chevronDown" className={`size-3 transition-transform ${isOpen ? "" : "-rotate-90"}`} />
        </button>
        {!isOpen && (
          // The first line of it is the formula; what follows is cut off.
          <div id={id} className="h-5 min-w-0 flex-1 overflow-hidden">
            {memory && !processor && vm !== null ? (
              <Pages moment={moment} vm={vm} />
            ) : (
              <Timeslice moment={moment} vm={vm} />
            )}
          </div>
        )}
      </div>
      {isOpen && (
        <div id={id} className="pt-1">
          <FormulaLines moment={moment} vm={vm} />
        </div>
      )}
    </div>
  );
}

interface Disclosure {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

interface FormulaProps {
  readonly label: string;
  /** `T = N / k`. */
  readonly formula: string;
  /** `= 12 ms / 1`. */
  readonly line?: string;
  readonly sign?: "=" | "≈";
  /** Null: not known yet. */
  readonly result: string | null;
  /** More about it: on hover, and to a screen reader. */
  readonly note: string;
}

/** One formula in one line: the law on the left, the numbers on the right. */
function Formula({ label, formula, line = "", sign = "=", result, note }: FormulaProps) {
  return (
    <div role="group" aria-label={label} title={note} className="flex h-5 items-baseline justify-between gap-2 text-xs">
      {/* Blanks between the parts are for those who copy or hear them. */}
      <span className="shrink-0 text-ink">{formula}</span>{" "}
      <span className="min-w-0 truncate text-right text-soft tabular-nums">
        {line}
        {result !== null && (
          <>
            {" "}
            {sign} <b className="font-semibold text-ink">{result}</b>
          </>
        )}
      </span>{" "}
      <span className="sr-only">{note}</span>
    </div>
  );
}

function Timeslice({ moment, vm }: { readonly moment: Moment; readonly vm: VmUid | null }) {
  const { why, terms } = usePanelText();
  const { host, scenario } = moment;
  const unit = timeUnit(scenario);
  const { scheduler } = hostOf(scenario);
  const label = why.formula.timeslice;
  const rounds = host.rounds
    .map((round, queue) => ({ round, queue }))
    .filter((entry): entry is { round: RoundView; queue: number } => entry.round !== null);
  const length = scheduler.params["roundLength"];
  const timeslice = scheduler.params["timeslice"];
  if (rounds.length > 0) {
    // With a round for each pCPU, those of the machine in focus come first.
    const isIts = ({ round }: { readonly round: RoundView }) =>
      round.entries.some(({ vcpu }) => moment.trace.info.vcpus[vcpu]?.vm === vm);
    const sorted = rounds.toSorted((a, b) => Number(isIts(b)) - Number(isIts(a)));
    const shown = sorted.slice(0, ROUNDS_SHOWN);
    const left = sorted.length - shown.length;
    return shown.map(({ round, queue }, at) => (
      <Round
        key={queue}
        moment={moment}
        round={round}
        queue={host.rounds.length > 1 ? queue : null}
        unlisted={at === shown.length - 1 ? left : 0}
      />
    ));
  }
  if (typeof length === "number") {
    const note = why.formula.noRound(terms.ticks(length, unit));
    return (
      <Formula label={label} formula="T = N / k" line={`N = ${terms.ticks(length, unit)}`} result={null} note={note} />
    );
  }
  const policy = cpuPolicies.find(({ id }) => id === scheduler.policy);
  const name = terms.cpuPolicy[scheduler.policy]?.name ?? scheduler.policy;
  if (typeof timeslice === "number") {
    const k = host.vcpus.filter(({ phase }) => phase === "ready" || phase === "running").length;
    const turn = terms.ticks(k * timeslice, unit);
    const note = policy?.takesTurns ? why.formula.fixed(k, turn) : why.formula.fixedFor(name);
    return <Formula label={label} formula="T" result={terms.ticks(timeslice, unit)} note={note} />;
  }
  const given = host.pcpus.filter((pcpu) => pcpu.timeslice >= 0);
  if (given.length > 0) {
    const slices = given.slice(0, SLICES_SHOWN).map((pcpu) => terms.ticks(pcpu.timeslice, unit));
    const note = [why.formula.dynamic(name), terms.cpuPolicy[scheduler.policy]?.timeslice].join(" ").trim();
    return <Formula label={label} formula="T" result={slices.join(" · ")} note={note} />;
  }
  return <Formula label={label} formula="T" result="∞" note={why.formula.none(name)} />;
}

interface RoundProps {
  readonly moment: Moment;
  readonly round: RoundView;
  /** The pCPU whose round it is; null: there is one for all. */
  readonly queue: number | null;
  /** Rounds of other pCPUs that have no line. */
  readonly unlisted: number;
}

function Round({ moment, round, queue, unlisted }: RoundProps) {
  const { why, terms } = usePanelText();
  const { scenario, trace } = moment;
  const unit = timeUnit(scenario);
  const k = round.entries.length;
  const share = fraction(round.ticks, k);
  const isEqual = round.entries.every((entry) => entry.weight === round.entries[0]?.weight);
  const configured = hostOf(scenario).scheduler.params["roundLength"];
  const left = k - SLICES_SHOWN;
  const slices = round.entries
    .slice(0, SLICES_SHOWN)
    .map(({ vcpu, slice }) => `${vcpuLabel(trace.info, vcpu)} ${terms.time(slice, unit)}`)
    .join(" · ");
  const more = left > 0 ? ` ${why.moreLosers(terms.number(left))}` : "";
  const others = unlisted > 0 ? ` ${why.formula.moreRounds(terms.number(unlisted))}` : "";
  const told = `${isEqual ? why.formula.bySlice : why.formula.byWeight} ${slices}${more}${others}`;
  const isStretched = typeof configured === "number" && configured < round.ticks;
  return (
    <>
      <Formula
        label={why.formula.timeslice}
        formula={queue === null ? "T = N / k" : `${why.formula.onPcpu(queue)}: T = N / k`}
        line={`= ${terms.ticks(round.ticks, unit)} / ${terms.number(k)}`}
        sign={share && !isShort(share) ? "≈" : "="}
        result={terms.ticks(round.ticks / k, unit)}
        note={isStretched ? `${told}. ${why.formula.stretched(k)}` : told}
      />
      {queue === null && (
        <p className="h-5 truncate text-right text-xs text-soft" title={told}>
          {told}
        </p>
      )}
    </>
  );
}

function Pages({ moment, vm }: { readonly moment: Moment; readonly vm: VmUid }) {
  const { why, terms } = usePanelText();
  const machine = moment.trace.info.vms[vm];
  if (!machine) return null;
  const { pageBytes } = hostOf(moment.scenario);
  const { memoryBytes } = machine.spec;
  const waste = machine.pages * pageBytes - memoryBytes;
  const label = why.formula.pages(isolated(machine.name));
  if (memoryBytes === 0)
    return <Formula label={label} formula="P = M / s" result="0" note={why.formula.noPages(isolated(machine.name))} />;
  return (
    <Formula
      label={label}
      formula="P = M / s"
      line={`= ${byteQuotient(memoryBytes, pageBytes)}`}
      result={terms.number(machine.pages)}
      note={`${isolated(machine.name)} ${why.formula.needsPages(machine.pages, terms.number(machine.pages), waste === 0 ? null : byteText(waste))}`}
    />
  );
}

/** Of its first volume; the note has all of them. */
function Volumes({ moment, vm }: { readonly moment: Moment; readonly vm: VmUid }) {
  const { why, terms } = usePanelText();
  const { info } = moment.trace;
  const machine = info.vms[vm];
  const volumes = machine?.lvs.map((lv) => info.lvs[lv]).filter((lv): lv is LvInfo => lv !== undefined) ?? [];
  const [first] = volumes;
  if (!machine || !first) return null;
  const { extentBytes } = hostOf(moment.scenario);
  const told = volumes.map((lv) => {
    const waste = lv.extents * extentBytes - lv.bytes;
    const needs = why.formula.needsExtents(lv.extents, terms.number(lv.extents), waste === 0 ? null : byteText(waste));
    return `${isolated(machine.name)}/${isolated(lv.name)} ${needs}`;
  });
  return (
    <Formula
      label={why.formula.volume(`${isolated(machine.name)}/${isolated(first.name)}`)}
      formula="V = D / l"
      line={`${volumes.length > 1 ? `${isolated(first.name)} ` : ""}= ${byteQuotient(first.bytes, extentBytes)}`}
      result={terms.number(Math.ceil(first.bytes / extentBytes))}
      note={told.join(" ")}
    />
  );
}
