/** Files for other tools: the run as a trace for Perfetto and Firefox Profiler, machines and their storage for libvirt. */
import { useMemo, useState } from "react";
import { domainXml } from "../../../codec/libvirt/domainXml.ts";
import { poolXml } from "../../../codec/libvirt/poolXml.ts";
import { traceJson, traceJsonInParts } from "../../../codec/out/traceEvents/traceJson.ts";
import { knownEnd } from "../../../chart/extent.ts";
import { reasonTeller } from "../../../i18n/explain/reasons.ts";
import { hostOf } from "../../../model/scenario.ts";
import { selectCursor, selectIsFutureHidden, selectLanguage, selectScenario } from "../../../store/selectors.ts";
import { hostAt } from "../../../trace/hostCursor.ts";
import { useTimeline } from "../../shared/moment/useTimeline.ts";
import { fileName } from "../../shared/saveFile.ts";
import { Segments } from "../../shared/Segments.tsx";
import { useTimeUnit } from "../../shared/text/useTimeUnit.ts";
import { useTitle } from "../../shared/text/useTitle.ts";
import { useApp } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { SelectField } from "../form/choices.tsx";
import { inTurns } from "./inTurns.ts";
import { OutgoingButtons, TextPreview, type Outgoing } from "./Outgoing.tsx";
import { useExportText } from "./useExportText.ts";
import { useTraceAtOpening } from "./useTraceAtOpening.ts";

/** Rows of a run that go into one trace: about 40 MB, and some seconds. */
const MOST_ROWS = 100_000;
/** Rows whose events are previewed. */
const SHOWN_ROWS = 40;
const TRACE = "trace";
const POOL = "pool";

export function FilePane() {
  const { exports: t } = useExportText();
  const trace = useTraceAtOpening();
  const cursor = useRun(selectCursor);
  const [wanted, setWanted] = useState(TRACE);
  const machines = useMemo(() => {
    if (!trace) return [];
    const { vms } = hostAt(trace, cursor.row, cursor.time);
    return trace.info.vms.filter(({ uid }) => vms[uid] && vms[uid].life !== "none");
  }, [trace, cursor]);
  const choices = [
    { id: TRACE, label: t.file.trace },
    ...machines.map(({ uid, name }) => ({ id: String(uid), label: t.file.domain(name) })),
    { id: POOL, label: t.file.pool },
  ];
  const chosen = choices.some(({ id }) => id === wanted) ? wanted : TRACE;
  return (
    <div className="flex flex-col gap-4">
      <SelectField className="w-96 max-w-full" label={t.what} value={chosen} choices={choices} onChange={setWanted} />
      {!trace ? <p className="text-soft">{t.noTrace}</p> : chosen === TRACE ? <TraceFile /> : <XmlFile of={chosen} />}
    </div>
  );
}

function TraceFile() {
  const { exports: t, terms } = useExportText();
  const scenario = useRun(selectScenario);
  const cursor = useRun(selectCursor);
  const language = useApp(selectLanguage);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const title = useTitle();
  const unit = useTimeUnit();
  const { view } = useTimeline();
  const trace = useTraceAtOpening()!;
  const [isWhole, setWhole] = useState(true);
  const end = isFutureHidden ? Math.floor(cursor.time) : knownEnd(trace);
  const from = isWhole ? 0 : Math.max(0, Math.floor(view.from));
  const wanted = isWhole ? end : Math.max(from + 1, Math.min(end, Math.ceil(view.to)));
  const last = trace.rowsUpTo(Math.max(0, from - 1)) + MOST_ROWS;
  const isCut = trace.rowsUpTo(wanted) > last;
  const until = isCut ? Math.max(from + 1, trace.timeOf(last)) : wanted;
  const { outgoing, preview } = useMemo(() => {
    const teller = reasonTeller(trace.info, scenario, language);
    const shown = Math.min(until, trace.timeOf(Math.min(trace.rowCount, trace.rowsUpTo(from) + SHOWN_ROWS) - 1) + 1);
    const file: Outgoing = {
      name: fileName(title, ".trace.json"),
      type: "application/json",
      isSavedOnly: true,
      content: async () =>
        new Blob([await inTurns(traceJsonInParts(scenario, trace, { from, until, teller, language }))]),
    };
    const text = trace.rowCount === 0 ? "" : traceJson(scenario, trace, { from, until: shown, teller, language });
    return { outgoing: file, preview: text };
  }, [scenario, trace, language, title, from, until]);
  return (
    <>
      {!isFutureHidden && (
        <div className="flex">
          <Segments
            label={t.upTo}
            value={isWhole ? "whole" : "window"}
            choices={[
              { value: "whole", text: t.whole },
              { value: "window", text: t.window },
            ]}
            onChange={(value) => setWhole(value === "whole")}
          />
        </div>
      )}
      <OutgoingButtons of={outgoing} />
      <div>
        <p className="mb-1 text-xs text-soft">{t.file.traceNote}</p>
        {isCut && <p className="mb-1 text-xs text-warn">{t.file.cutAt(terms.ticks(until, unit))}</p>}
        <TextPreview text={preview} />
      </div>
    </>
  );
}

/** `of`: the number of a machine, or the pool. */
function XmlFile({ of }: { readonly of: string }) {
  const { exports: t } = useExportText();
  const scenario = useRun(selectScenario);
  const cursor = useRun(selectCursor);
  const title = useTitle();
  const trace = useTraceAtOpening()!;
  const text = useMemo(() => {
    const state = hostAt(trace, cursor.row, cursor.time);
    const host = hostOf(scenario);
    if (of === POOL) return poolXml({ title: scenario.title, host, info: trace.info, state });
    return domainXml({ title: scenario.title, host, vm: trace.info.vms[Number(of)]!, state });
  }, [scenario, trace, cursor, of]);
  const name = of === POOL ? POOL : (trace.info.vms[Number(of)]?.name ?? "");
  const outgoing = useMemo(
    (): Outgoing => ({ name: fileName(`${title} ${name}`, ".xml"), type: "application/xml", content: () => text }),
    [title, name, text],
  );
  return (
    <>
      <OutgoingButtons of={outgoing} />
      <div>
        <p className="mb-1 text-xs text-soft">{of === POOL ? t.file.poolNote : t.file.domainNote}</p>
        <TextPreview text={text} />
      </div>
    </>
  );
}
