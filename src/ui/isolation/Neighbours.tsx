/**
 * What no rule stops, with the figures of this run: a machine that takes the processor, one that fills the queue of a disk, one
 * that needs so many frames that others lose theirs; and what a guest learns from the time of a write. Beside each stands the
 * setting that changes it.
 */
import { useState, type ReactNode } from "react";
import { hostOf } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { NeighbourLedger, type Neighbourhood } from "../../trace/figures/neighbours.ts";
import { sumOf, vcpusOf } from "../../trace/figures/shares.ts";
import { isolated } from "../../trace/isolated.ts";
import { Button } from "../shared/Button.tsx";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useActions } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { useIsolationText } from "./useIsolationText.ts";

/** Machines that are named beside the one that takes most. */
const MOST_NAMED = 3;

export function Neighbours({ known }: { readonly known: HostAtRow }) {
  const { isolation: t } = useIsolationText();
  const { trace, row } = known;
  const [ledger] = useState(() => new NeighbourLedger());
  const found = ledger.read(trace, row);
  return (
    <section aria-label={t.neighbours} className="min-h-80 min-w-0">
      <h3 className="pb-1 font-semibold">{t.neighbours}</h3>
      <p className="pb-1 text-soft">{t.neighboursHelp}</p>
      <dl>
        <Processor known={known} />
        <Disk known={known} found={found} />
        <Replacement known={known} found={found} />
        <Timing known={known} />
      </dl>
    </section>
  );
}

interface LineProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly change?: { readonly label: string; readonly open: () => void } | undefined;
}

function Line({ label, children, change }: LineProps) {
  return (
    <div className="border-t border-line py-1">
      <dt className="font-semibold">{label}</dt>
      {/* What stands below keeps its place while numbers come. */}
      <dd className="min-h-[calc(3lh+0.125rem)]">
        {children}
        {change && (
          <Button look="link" className="ml-1 h-auto! px-0! text-xs! max-md:h-9!" onClick={change.open}>
            {change.label}
          </Button>
        )}
      </dd>
    </div>
  );
}

function useNames({ trace }: HostAtRow) {
  const { isolation: t } = useIsolationText();
  return (vm: number) => isolated(trace.info.vms[vm]?.name ?? t.nobody);
}

function Processor({ known }: { readonly known: HostAtRow }) {
  const { isolation: t, terms } = useIsolationText();
  const unit = useTimeUnit();
  const { openDialog } = useActions();
  const name = useNames(known);
  const { host, trace } = known;
  const times = host.vms.flatMap((_, vm) => {
    if (!trace.info.vms[vm]) return [];
    const vcpus = vcpusOf(trace.info, host, vm);
    return [{ vm, cpu: sumOf(vcpus, ({ cpu }) => cpu), ready: sumOf(vcpus, ({ ready }) => ready) }];
  });
  const all = times.reduce((sum, { cpu }) => sum + cpu, 0);
  const [hog, ...others] = times.toSorted((one, other) => other.cpu - one.cpu || one.vm - other.vm);
  const waiting = others.filter(({ ready }) => ready > 0);
  if (!hog || all === 0 || waiting.length === 0) return <Line label={t.processor}>{t.processorNone}</Line>;
  const { cap } = trace.info.vms[hog.vm]!.spec;
  return (
    <Line
      label={t.processor}
      change={{ label: t.change.weight(name(hog.vm)), open: () => openDialog("weight", { vm: hog.vm }) }}
    >
      {t.processorFact(
        name(hog.vm),
        terms.percent(hog.cpu / all),
        waiting
          .toSorted((one, other) => other.ready - one.ready)
          .slice(0, MOST_NAMED)
          .map(({ vm, cpu, ready }) =>
            t.processorOther(name(vm), terms.percent(cpu / all), terms.ticks(Math.floor(ready), unit)),
          ),
      )}
      {cap === undefined ? t.uncapped : t.capped(terms.percent(cap / 100))}
    </Line>
  );
}

type FoundProps = { readonly known: HostAtRow; readonly found: readonly Neighbourhood[] };

function Disk({ known, found }: FoundProps) {
  const { isolation: t, terms } = useIsolationText();
  const unit = useTimeUnit();
  const { openDialog } = useActions();
  const name = useNames(known);
  const waiting = found.filter(({ behindOthers }) => behindOthers > 0).toSorted(byWaiting);
  const [worst] = waiting;
  if (!worst) return <Line label={t.disk}>{t.diskNone}</Line>;
  // Behind whom it waits most is the one to hold back.
  const { behindMost } = worst;
  const change =
    behindMost < 0
      ? undefined
      : { label: t.change.ioLimit(name(behindMost)), open: () => openDialog("ioLimit", { vm: behindMost }) };
  return (
    <Line label={t.disk} change={change}>
      {t.inRow(
        waiting
          .slice(0, MOST_NAMED)
          .map(({ vm, requests, waited, behindOthers }) =>
            t.diskFact(
              name(vm),
              terms.number(requests),
              terms.ticks(Math.round((10 * waited) / requests) / 10, unit),
              terms.percent(behindOthers / waited),
            ),
          ),
      )}
    </Line>
  );
}

function byWaiting(one: FoundProps["found"][number], other: FoundProps["found"][number]): number {
  return other.behindOthers / other.requests - one.behindOthers / one.requests;
}

function Replacement({ known, found }: FoundProps) {
  const { isolation: t, terms } = useIsolationText();
  const { openDialog } = useActions();
  const name = useNames(known);
  const isLocal = hostOf(useRun(selectScenario)).replacementScope === "local";
  const losing = found
    .filter(({ lost }) => lost > 0)
    .toSorted((one, other) => other.lost - one.lost || one.vm - other.vm);
  const change = {
    label: t.change.scope,
    open: () => openDialog("hostSettings", { field: "replacementScope" }),
  };
  return (
    <Line label={t.memory} change={change}>
      {losing.length === 0
        ? t.memoryNone
        : t.inRow(
            losing
              .slice(0, MOST_NAMED)
              .map(({ vm, lost, lostMost, lostMostTo }) =>
                t.memoryFact(name(vm), terms.number(lost), terms.number(lostMost), name(lostMostTo)),
              ),
          )}
      {isLocal && t.isLocal}
    </Line>
  );
}

function Timing({ known }: { readonly known: HostAtRow }) {
  const { isolation: t, terms } = useIsolationText();
  const unit = useTimeUnit();
  const { openDialog } = useActions();
  const name = useNames(known);
  const timed = [...(known.host.isolation?.machines ?? [])].filter(
    ([, { sharedWrites, ownWrites }]) => sharedWrites.count + ownWrites.count > 0,
  );
  const spy = timed.toSorted(([, one], [, other]) => other.sharedWrites.count - one.sharedWrites.count)[0];
  if (!spy) return <Line label={t.timing}>{t.timingNone}</Line>;
  const [vm, { sharedWrites, ownWrites }] = spy;
  const mean = ({ ticks, count }: typeof ownWrites) => terms.ticks(Math.round((10 * ticks) / count) / 10, unit);
  const isBoth = sharedWrites.count > 0 && ownWrites.count > 0;
  return (
    <Line
      label={t.timing}
      change={{ label: t.change.sharing, open: () => openDialog("hostSettings", { field: "sharing" }) }}
    >
      {t.inRow([
        isBoth
          ? t.timingFact(name(vm), mean(sharedWrites), mean(ownWrites))
          : t.timingOnly(name(vm), mean(sharedWrites.count > 0 ? sharedWrites : ownWrites), sharedWrites.count > 0),
        t.timingWhy,
      ])}
    </Line>
  );
}
