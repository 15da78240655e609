/**
 * The line under the map: the selected frame in words, else what the signs in the cells mean; and `P = M / s` of the
 * machine shown. Its height is reserved, so that selecting moves nothing.
 */
import type { ReactNode } from "react";
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { VmInfo } from "../../trace/hostState.ts";
import { byteText, countText, quotientText } from "../storage/byteText.ts";

interface MapFooterProps {
  readonly detail: string | null;
  readonly machine: VmInfo | null;
  readonly resident: number;
  readonly pageBytes: number;
  readonly legend: { readonly hasBit: boolean; readonly isGrid: boolean };
  readonly text: Catalogue["memory"];
}

const UP_TRIANGLE = "polygon(50% 0, 100% 100%, 0 100%)";
const CORNER = "polygon(100% 0, 100% 100%, 0 100%)";

function Sign({ children, word }: { readonly children: ReactNode; readonly word: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {children}
      {word}
    </span>
  );
}

function Legend({ hasBit, text }: { readonly hasBit: boolean; readonly text: Catalogue["memory"] }) {
  return (
    <span className="flex flex-wrap gap-x-3" aria-hidden>
      {hasBit && (
        <>
          <Sign word={text.legendReferenced}>
            <span className="size-2 rounded-full border-[1.5px] border-soft bg-soft" />
          </Sign>
          <Sign word={text.legendNotReferenced}>
            <span className="size-2 rounded-full border-[1.5px] border-soft" />
          </Sign>
          <Sign word={text.legendCleared}>
            <span className="h-1.5 w-2 bg-soft" style={{ clipPath: UP_TRIANGLE }} />
          </Sign>
          <Sign word={text.legendHand}>
            <span className="h-2 w-3 bg-accent" style={{ clipPath: UP_TRIANGLE }} />
          </Sign>
        </>
      )}
      <Sign word={text.legendDirty}>
        <span className="size-2.5 bg-soft" style={{ clipPath: CORNER }} />
      </Sign>
    </span>
  );
}

export function MapFooter({ detail, machine, resident, pageBytes, legend, text }: MapFooterProps) {
  return (
    <div className="flex min-h-5 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 text-xs text-soft">
      <div aria-live="polite" className="min-w-0">
        {detail ?? (legend.isGrid && <Legend hasBit={legend.hasBit} text={text} />)}
      </div>
      {machine && machine.spec.memoryBytes > 0 && (
        <p className="ml-auto whitespace-nowrap tabular-nums" title={text.formulaLabel(machine.name)}>
          {machine.name}: P = M / s ={" "}
          {quotientText(
            byteText(machine.spec.memoryBytes),
            byteText(pageBytes),
            machine.spec.memoryBytes % pageBytes === 0,
          )}{" "}
          = <b className="font-mono font-semibold text-ink">{countText(machine.pages)}</b>{" "}
          {text.formulaPages(machine.pages)} ·{" "}
          <span className="inline-block text-right">{text.resident(resident)}</span>
        </p>
      )}
    </div>
  );
}
