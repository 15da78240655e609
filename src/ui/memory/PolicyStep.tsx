/**
 * What the replacement policy in force looked at for the reference at the cursor, before and after it. Whatever it is, the
 * policy says what there is to see: lists, an order, a hand that goes round, a bit; else what it compared is shown.
 */
import { useState } from "react";
import { selectIsFutureHidden } from "../../store/selectors.ts";
import { ListCursor } from "../../trace/lists/listCursor.ts";
import type { memoryPolicies } from "../../vmm/memory/policies.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useBesideText } from "../shared/text/useBesideText.ts";
import { useApp } from "../shared/useApp.ts";
import { BeforeAfter } from "./step/BeforeAfter.tsx";
import { FrameRing, RING_MOST } from "./step/FrameRing.tsx";
import { stepHeight } from "./step/heights.ts";
import { comparedLine, listLines, orderLine } from "./step/linesOf.ts";
import { stepAt, type Step } from "./step/stepAt.ts";
import { StepFrames } from "./step/StepFrames.tsx";
import { SnapshotCache, TABLE_MAX_FRAMES } from "../shared/tables/textbook.ts";

type Policy = (typeof memoryPolicies)[number];

interface PolicyStepProps {
  readonly known: HostAtRow;
  readonly vm: number;
  readonly policy: Policy;
}

export function PolicyStep({ known, vm, policy }: PolicyStepProps) {
  const { beside: t, terms } = useBesideText();
  const [cache] = useState(() => new SnapshotCache());
  const { trace, row, host } = known;
  const step = trace.info.frames <= TABLE_MAX_FRAMES ? stepAt(trace, vm, row, cache) : null;
  const machine = host.vms[vm];
  const { before, after } = step ?? {};
  const hand = policy.hand && after && after.hand >= 0 ? after.hand : null;
  return (
    <Panel
      title={t.atStep(terms.memoryPolicy[policy.id]?.short ?? policy.id)}
      subtitle={step && machine && t.asked(step.reference.page, machine.hits + machine.faults)}
      right={
        hand !== null && (
          <b className="font-semibold whitespace-nowrap text-ink tabular-nums">
            {t.handMoves(before && before.hand >= 0 ? before.hand : null, hand)}
          </b>
        )
      }
      // One height for a policy, whatever the step: nothing below it moves while the run is stepped through.
      className="flex shrink-0 flex-col"
      style={{ height: `${stepHeight(policy, trace.info.lists?.length ?? 0)}rem` }}
      bodyClassName="flex min-h-0 flex-1 gap-6 max-md:gap-3"
    >
      {step ? (
        <Looked step={step} known={known} vm={vm} policy={policy} />
      ) : (
        <p className="text-sm text-soft">{t.stepWaiting}</p>
      )}
    </Panel>
  );
}

function Looked({ step, known: { trace }, vm, policy }: PolicyStepProps & { readonly step: Step }) {
  const { beside: t, terms } = useBesideText();
  const [cursors] = useState(() => ({ before: new ListCursor(), after: new ListCursor() }));
  const isHidden = useApp(selectIsFutureHidden);
  const { lists } = trace.info;
  const hasHand = policy.hand !== undefined;
  const hasBit = policy.isReferenced !== undefined;
  const content = () => {
    if (lists) {
      const all = {
        before: cursors.before.at(trace, step.rows.before),
        after: cursors.after.at(trace, step.rows.after),
      };
      return <BeforeAfter lines={listLines(lists, terms.memoryPolicy[policy.id]?.lists ?? {}, step, all, vm, t)} />;
    }
    if (policy.goesBy) return <BeforeAfter lines={[orderLine(trace, step, policy.goesBy, t, isHidden)]} />;
    const counter = (trace.info.countsPages && terms.memoryPolicy[policy.id]?.count) || null;
    if (hasHand || hasBit || counter)
      return <StepFrames step={step} hasBit={hasBit} hasHand={hasHand} counter={counter} />;
    const line = comparedLine(step, t);
    return line ? <BeforeAfter lines={[line]} /> : <p className="text-sm text-soft">{t.nothingCompared}</p>;
  };
  return (
    <>
      {hasHand && trace.info.frames <= RING_MOST && <FrameRing step={step} />}
      <div
        className="scroll-quiet relative min-h-0 min-w-0 flex-1 overflow-auto overscroll-contain select-text"
        tabIndex={0}
        role="region"
        aria-label={t.lookedAt}
      >
        {content()}
      </div>
    </>
  );
}
