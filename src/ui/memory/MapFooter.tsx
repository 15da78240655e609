/**
 * The lines under the map: the selected frame in words, else what the signs in the cells mean; and `P = M / s` of the
 * machine shown. Their heights are fixed, so that neither selecting nor playing moves anything.
 */
import type { ReactNode } from "react";
import { byteQuotient } from "../../i18n/byteText.ts";
import { numberText } from "../../i18n/numberText.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { VmInfo } from "../../trace/hostState.ts";
import { BitSign, ClearedSign, DirtySign, HandSign } from "./frameSigns.tsx";

type Text = PanelCatalogue["memory"];

interface MapFooterProps {
  /** The selected frame in words, or null. */
  readonly detail: string | null;
  readonly machine: VmInfo | null;
  readonly resident: number;
  readonly pageBytes: number;
  /** True when the replacement policy keeps reference bits. */
  readonly hasBit: boolean;
  /** False for the pixel map, which explains itself. */
  readonly hasLegend: boolean;
  /** True while no frame holds a page: then there is nothing to explain. */
  readonly isEmpty: boolean;
  readonly text: Text;
}

export function MapFooter({ detail, machine, resident, pageBytes, hasBit, hasLegend, isEmpty, text }: MapFooterProps) {
  return (
    <div className="@container text-xs text-soft">
      <div className="flex flex-col gap-x-4 @3xl:flex-row @3xl:items-baseline @3xl:justify-between">
        {(hasLegend || detail !== null) && (
          <div aria-live="polite" className="h-8 overflow-hidden @md:h-4 @3xl:min-w-0 @3xl:flex-1">
            {detail === null ? (
              !isEmpty && <Legend hasBit={hasBit} text={text} />
            ) : (
              <p className="line-clamp-2 @md:line-clamp-1" title={detail}>
                {detail}
              </p>
            )}
          </div>
        )}
        {machine && machine.spec.memoryBytes > 0 && (
          <p className="h-5 truncate pt-1 @3xl:pt-0" title={text.formulaLabel(machine.name)}>
            {machine.name}: P = M / s = {byteQuotient(machine.spec.memoryBytes, pageBytes)} ={" "}
            <b className="font-mono font-semibold text-ink">{numberText(machine.pages)}</b>{" "}
            {text.formulaPages(machine.pages)} · {text.resident(resident)}
          </p>
        )}
      </div>
    </div>
  );
}

function Sign({ children, word }: { readonly children: ReactNode; readonly word: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {children}
      {word}
    </span>
  );
}

function Legend({ hasBit, text }: { readonly hasBit: boolean; readonly text: Text }) {
  return (
    <span className="flex flex-wrap gap-x-3" aria-hidden>
      {hasBit && (
        <>
          <Sign word={text.legendReferenced}>
            <BitSign isSet />
          </Sign>
          <Sign word={text.legendNotReferenced}>
            <BitSign isSet={false} />
          </Sign>
          <Sign word={text.legendCleared}>
            <ClearedSign />
          </Sign>
          <Sign word={text.legendHand}>
            <HandSign />
          </Sign>
        </>
      )}
      <Sign word={text.legendDirty}>
        <DirtySign />
      </Sign>
    </span>
  );
}
