/**
 * The three formulas of the originating text with the numbers of the moment: the timeslice `T = N / k`, the pages
 * `P = M / s` and the extents `V = D / l` of the machine in focus, with what was rounded up.
 */
import type { ReactNode } from "react";
import { byteQuotient, byteText } from "../../i18n/byteText.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { VmUid } from "../../model/units.ts";
import type { LvInfo, RoundView } from "../../trace/hostState.ts";
import { fraction } from "../../trace/figures/shares.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { isShort } from "./figures.ts";
import { useFocusedMachine } from "./useFocusedMachine.ts";
import { useMoment, type Moment } from "../shared/moment/useMoment.ts";
import { useSteadyHeight } from "../shared/layout/useSteadyHeight.ts";
import { hostOf } from "../../model/scenario.ts";

/** Slices of a round, rounds of different pCPUs, and volumes that are listed. */
const SLICES_SHOWN = 8;
const ROUNDS_SHOWN = 4;
const VOLUMES_SHOWN = 4;

export function FormulaPanel() {
  const { why } = usePanelText();
  const moment = useMoment();
  const vm = useFocusedMachine(moment);
  const body = useSteadyHeight<HTMLDivElement>(moment?.isPlaying ?? false);
  return (
    <Panel look="note" title={why.formula.title}>
      <div ref={body} className="space-y-2.5">
        {moment ? (
          <>
            <Timeslice moment={moment} />
            {vm === null ? (
              <p className="text-xs text-soft">{why.formula.noMachine}</p>
            ) : (
              <>
                <Pages moment={moment} vm={vm} />
                <Volumes moment={moment} vm={vm} />
              </>
            )}
          </>
        ) : (
          <p className="text-sm text-soft">{why.waiting}</p>
        )}
      </div>
    </Panel>
  );
}

/** One formula: the line with the result in bold, and a quieter line below. */
function Formula(props: {
  readonly label: string;
  readonly line: ReactNode;
  readonly sign?: "=" | "≈";
  /** Null: not known yet. */
  readonly result: string | null;
  readonly note: ReactNode;
}) {
  return (
    <div role="group" aria-label={props.label}>
      <p className="font-mono text-xs leading-5 wrap-anywhere text-ink">
        {props.line}{" "}
        {props.result !== null && (
          <span className="whitespace-nowrap">
            {props.sign ?? "="} <b className="font-semibold">{props.result}</b>
          </span>
        )}
      </p>
      <div className="text-xs text-soft">{props.note}</div>
    </div>
  );
}

function Timeslice({ moment }: { readonly moment: Moment }) {
  const { why, terms } = usePanelText();
  const { host, scenario } = moment;
  const { scheduler } = hostOf(scenario);
  const rounds = host.rounds
    .map((round, queue) => ({ round, queue }))
    .filter((entry): entry is { round: RoundView; queue: number } => entry.round !== null);
  const length = scheduler.params["roundLength"];
  const timeslice = scheduler.params["timeslice"];
  if (rounds.length > 0) {
    const left = rounds.length - ROUNDS_SHOWN;
    return (
      <>
        {rounds.slice(0, ROUNDS_SHOWN).map(({ round, queue }) => (
          <Round key={queue} moment={moment} round={round} queue={host.rounds.length > 1 ? queue : null} />
        ))}
        {left > 0 && <p className="text-xs text-soft">{why.formula.moreRounds(terms.number(left))}</p>}
      </>
    );
  }
  if (typeof length === "number") {
    const note = why.formula.noRound(terms.ticks(length, timeUnit(scenario)));
    return <Formula label={why.formula.timeslice} line="T = N / k" result={null} note={note} />;
  }
  const policy = cpuPolicies.find(({ id }) => id === scheduler.policy);
  const name = terms.cpuPolicy[scheduler.policy]?.name ?? scheduler.policy;
  if (typeof timeslice === "number") {
    const k = host.vcpus.filter(({ phase }) => phase === "ready" || phase === "running").length;
    const turn = terms.ticks(k * timeslice, timeUnit(scenario));
    return (
      <Formula
        label={why.formula.timeslice}
        line="T"
        result={terms.ticks(timeslice, timeUnit(scenario))}
        note={policy?.takesTurns ? why.formula.fixed(k, turn) : why.formula.fixedFor(name)}
      />
    );
  }
  const given = host.pcpus.filter((pcpu) => pcpu.timeslice >= 0);
  if (given.length > 0) {
    const slices = given.slice(0, ROUNDS_SHOWN).map((pcpu) => terms.ticks(pcpu.timeslice, timeUnit(scenario)));
    return (
      <Formula label={why.formula.timeslice} line="T" result={slices.join(" · ")} note={why.formula.dynamic(name)} />
    );
  }
  return <Formula label={why.formula.timeslice} line="T" result="∞" note={why.formula.none(name)} />;
}

interface RoundProps {
  readonly moment: Moment;
  readonly round: RoundView;
  /** The pCPU whose round it is; null: there is one for all. */
  readonly queue: number | null;
}

function Round({ moment, round, queue }: RoundProps) {
  const { why, terms } = usePanelText();
  const { scenario, trace } = moment;
  const k = round.entries.length;
  const share = fraction(round.ticks, k);
  const isEqual = round.entries.every((entry) => entry.weight === round.entries[0]?.weight);
  const configured = hostOf(scenario).scheduler.params["roundLength"];
  const left = k - SLICES_SHOWN;
  return (
    <Formula
      label={why.formula.timeslice}
      line={
        <>
          {queue !== null && <span className="text-soft">{why.formula.onPcpu(queue)} </span>}T = N / k ={" "}
          {terms.time(round.ticks, timeUnit(scenario))} / {terms.number(k)}
        </>
      }
      sign={share && !isShort(share) ? "≈" : "="}
      result={terms.ticks(round.ticks / k, timeUnit(scenario))}
      note={
        <>
          <p className="leading-5">
            {isEqual ? why.formula.bySlice : why.formula.byWeight}{" "}
            {round.entries.slice(0, SLICES_SHOWN).map((entry) => (
              <span key={entry.vcpu} className="mr-2 inline-block whitespace-nowrap">
                <VmChip
                  vm={trace.info.vcpus[entry.vcpu]?.vm ?? 0}
                  name={vcpuLabel(trace.info, entry.vcpu)}
                  className="leading-tight"
                />{" "}
                <span className="text-ink tabular-nums">{terms.time(entry.slice, timeUnit(scenario))}</span>
              </span>
            ))}
            {left > 0 && why.moreLosers(terms.number(left))}
          </p>
          {typeof configured === "number" && configured < round.ticks && <p>{why.formula.stretched(k)}</p>}
        </>
      }
    />
  );
}

function Pages({ moment, vm }: { readonly moment: Moment; readonly vm: VmUid }) {
  const { why, terms } = usePanelText();
  const machine = moment.trace.info.vms[vm];
  if (!machine) return null;
  const { pageBytes } = hostOf(moment.scenario);
  const { memoryBytes } = machine.spec;
  const waste = machine.pages * pageBytes - memoryBytes;
  const label = why.formula.pages(machine.name);
  if (memoryBytes === 0) {
    return <Formula label={label} line="P = M / s" result="0" note={why.formula.noPages(machine.name)} />;
  }
  return (
    <Formula
      label={label}
      line={`P = M / s = ${byteQuotient(memoryBytes, pageBytes)}`}
      result={terms.number(machine.pages)}
      note={
        <>
          <VmChip vm={vm} name={machine.name} className="leading-tight" />{" "}
          {why.formula.needsPages(machine.pages, terms.number(machine.pages), waste === 0 ? null : byteText(waste))}
        </>
      }
    />
  );
}

function Volumes({ moment, vm }: { readonly moment: Moment; readonly vm: VmUid }) {
  const { why, terms } = usePanelText();
  const { info } = moment.trace;
  const machine = info.vms[vm];
  if (!machine) return null;
  const volumes = machine.lvs.map((lv) => info.lvs[lv]).filter((lv): lv is LvInfo => lv !== undefined);
  const left = volumes.length - VOLUMES_SHOWN;
  const { extentBytes } = hostOf(moment.scenario);
  return (
    <>
      {volumes.slice(0, VOLUMES_SHOWN).map((lv) => {
        const waste = lv.extents * extentBytes - lv.bytes;
        return (
          <Formula
            key={lv.id}
            label={why.formula.volume(`${machine.name}/${lv.name}`)}
            line={`V = D / l = ${byteQuotient(lv.bytes, extentBytes)}`}
            result={terms.number(lv.extents)}
            note={
              <>
                <VmChip vm={vm} name={`${machine.name}/${lv.name}`} className="leading-tight" />{" "}
                {why.formula.needsExtents(lv.extents, terms.number(lv.extents), waste === 0 ? null : byteText(waste))}
              </>
            }
          />
        );
      })}
      {left > 0 && <p className="text-xs text-soft">{why.moreLosers(terms.number(left))}</p>}
    </>
  );
}
