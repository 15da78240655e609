/** The moment shown and the end of the run, `43 / 96 ms`; `43 / 96+ ms` while the run goes on. Written without a render. */
import { useEffect, useRef } from "react";
import { knownEnd } from "../../chart/extent.ts";
import { selectIsFutureHidden } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";

/** `isShort`: the moment alone. */
export function Readout({ isShort = false }: { readonly isShort?: boolean }) {
  const run = useRunApi();
  const text = useText();
  const unit = useTimeUnit();
  const isFutureHidden = useApp(selectIsFutureHidden);
  const moment = useRef<HTMLSpanElement>(null);
  const total = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const show = () => {
      const { trace, cursor } = run.getState();
      const end = trace ? knownEnd(trace) : 0;
      const isOpen = trace !== null && !trace.isComplete;
      const endText = `${text.terms.time(end, unit)}${isOpen ? text.transport.open : ""}`;
      write(total.current, endText);
      write(moment.current, text.terms.time(Math.floor(cursor.time), unit));
      // As wide as the largest moment, so that the figures beside it stand still while it plays.
      if (moment.current) moment.current.style.minWidth = `${text.terms.time(end, unit).length}ch`;
    };
    show();
    return run.subscribe((state, before) => {
      if (state.cursor !== before.cursor || state.trace !== before.trace) show();
    });
  }, [run, text, unit, isShort]);

  if (isShort) {
    return (
      <span title={text.transport.readout} className="flex items-baseline gap-1 text-sm whitespace-nowrap tabular-nums">
        <span ref={moment} className="inline-block text-right font-bold" />
        <span className="text-xs text-soft">{text.terms.unitOf(unit)}</span>
      </span>
    );
  }
  return (
    <div
      title={text.transport.readout}
      className="flex min-w-[5.5rem] items-baseline justify-end gap-1.5 text-body whitespace-nowrap text-soft tabular-nums"
    >
      <b ref={moment} className="inline-block text-right text-base font-bold text-ink" />
      {/* Behind the curtain nobody knows when the run ends. */}
      <span className={isFutureHidden ? "hidden" : "contents"}>
        <span aria-hidden="true">/</span>
        <span ref={total} />
      </span>
      <span>{text.terms.unitOf(unit)}</span>
    </div>
  );
}

function write(element: HTMLElement | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
