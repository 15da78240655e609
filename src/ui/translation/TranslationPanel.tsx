/**
 * How the address of the reference at the cursor becomes a frame: what the TLB of its pCPU had, and the walk through the page
 * tables in the order of its accesses; beside it the TLB, below it what all that costs, and the tables to open by hand.
 */
import { useState, type CSSProperties } from "react";
import { hostOf } from "../../model/scenario.ts";
import { walkAccesses, walkLevels } from "../../model/translation.ts";
import type { TranslationSpec } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import { sharedFrameOf } from "../../trace/figures/sharing.ts";
import { lastTranslation, type Translated } from "../../trace/tables/lastTranslation.ts";
import { TablesCursor, walkReads } from "../../trace/tables/tablesCursor.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { numberText } from "../../i18n/numberText.ts";
import { Icon } from "../shared/Icon.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useAskedWalk } from "../shared/moment/answering.ts";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
import { useRun } from "../shared/useRun.ts";
import { AddressBox } from "./AddressBox.tsx";
import { AccessFigures } from "./AccessFigures.tsx";
import { TablesByHand } from "./TablesByHand.tsx";
import { TlbList } from "./TlbList.tsx";
import { TranslationControls } from "./TranslationControls.tsx";
import { useTranslationText } from "./useTranslationText.ts";
import { WalkGrid } from "./WalkGrid.tsx";

const selectSpec = ({ scenario }: RunState) => hostOf(scenario).translation;

export function TranslationPanel() {
  const { translation: t } = useTranslationText();
  const spec = useRun(selectSpec);
  const known = useHost();
  if (!spec) return null;
  // The trace of another scenario is shown until that of this one has begun.
  const shown = known?.trace.info.translation;
  const last = known && shown ? lastTranslation(known.trace, known.row) : null;
  return (
    <Panel title={t.title} className="shrink-0" controls={<TranslationControls spec={spec} />}>
      {known && shown && last ? (
        <Content known={known} spec={shown} last={last} />
      ) : (
        <p
          className="grid min-h-24 place-items-center text-sm text-soft md:min-h-(--room)"
          style={{ "--room": roomOf(spec) } as CSSProperties}
        >
          {t.waiting}
        </p>
      )}
    </Panel>
  );
}

/** The height of a walk, which comes with the first reference: a line for each level of the host and for the guest's entries. */
function roomOf(spec: TranslationSpec): string {
  return `${11.75 + 2.25 * (walkLevels(spec).host + 1)}rem`;
}

interface ContentProps {
  readonly known: HostAtRow;
  readonly spec: TranslationSpec;
  readonly last: Translated;
}

function Content({ known: { host, trace, row }, spec, last }: ContentProps) {
  const { translation: t } = useTranslationText();
  const [cursor] = useState(() => new TablesCursor());
  const [open, setOpen] = useState<"tables" | "addresses" | null>(null);
  const asked = useAskedWalk();
  const hidden = asked ? "invisible" : "";
  const levels = walkLevels(spec);
  const vm = trace.info.vcpus[last.vcpu]!.vm;
  const tables = cursor.at(trace, row, vm);
  const reads = tables ? walkReads(tables, spec, last.page) : [];
  const accesses = walkAccesses(levels);
  const frameOf = (page: number) => {
    const { frames } = host;
    for (let frame = 0; frame < trace.info.frames; frame += 1)
      if (frames.vm.get(frame) === vm && frames.page.get(frame) === page) return frame;
    return sharedFrameOf(host.sharing?.frames, vm, page);
  };
  return (
    <>
      <p className={`flex min-h-10.5 flex-wrap content-start items-baseline gap-x-3 pb-1.5 text-xs ${hidden}`}>
        <b className={`font-semibold ${last.hit ? "" : "text-fault"}`}>{last.hit ? t.hit : t.miss}</b>
        <span className="tabular-nums">
          {t.asked(vcpuLabel(trace.info, last.vcpu), numberText(last.page), last.pcpu)}
        </span>
        {last.hit && <span className="text-soft">{t.hitSaved(numberText(accesses))}</span>}
        <span className="tabular-nums">
          {levels.host > 0
            ? t.formula.nested(levels.guest, levels.host, numberText(accesses))
            : t.formula.single(levels.guest)}
        </span>
      </p>
      <div className="flex gap-6 max-md:flex-col max-md:gap-3">
        <div className={`min-w-0 flex-1 ${hidden}`}>
          {tables && (
            <WalkGrid
              // Another reference is another walk.
              key={`${last.row} ${accesses}`}
              reads={reads}
              levels={levels}
              isShadow={spec.kind === "shadow"}
              pages={tables.pages}
              frame={last.frame}
              isSaved={last.hit}
            />
          )}
        </div>
        <TlbList info={trace.info} host={host} pcpu={asked?.pcpu ?? last.pcpu} capacity={spec.tlbEntries} last={last} />
      </div>
      <AccessFigures host={host} spec={spec} />
      <div className="mt-2 flex flex-wrap gap-x-5">
        {(["tables", "addresses"] as const).map((part) => (
          <button
            key={part}
            type="button"
            aria-expanded={open === part}
            onClick={() => setOpen(open === part ? null : part)}
            className="flex min-h-6 cursor-pointer items-center gap-1 rounded-sm text-xs text-soft hover:text-ink"
          >
            <Icon name="chevronDown" className={`size-3 ${open === part ? "" : "-rotate-90"}`} />
            {part === "tables" ? t.tables : t.addresses.title}
          </button>
        ))}
      </div>
      {open !== null && (
        <div className="pt-2">
          {open === "addresses" && <AddressBox />}
          {open === "tables" && tables && <TablesByHand tables={tables} spec={spec} frameOf={frameOf} />}
        </div>
      )}
    </>
  );
}
