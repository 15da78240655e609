/**
 * The line under the map: the selected frame in words, else what the signs in the cells mean. Its height is fixed, so that
 * neither selecting nor playing moves anything.
 */
import type { ReactNode } from "react";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { HATCHED } from "../shared/canvas/surface.ts";
import type { ListText } from "../../i18n/policies/texts.ts";
import { AttemptSign, BitSign, ClearedSign, CountSign, DirtySign, HandSign } from "./frameSigns.tsx";

type Text = PanelCatalogue["memory"];

interface MapFooterProps {
  /** The selected frame in words, or null. */
  readonly detail: string | null;
  /** True when the replacement policy keeps reference bits. */
  readonly hasBit: boolean;
  /** What it counts of each page; null: nothing. */
  readonly counter: ListText | null;
  /** Some frame is shared. */
  readonly hasShared: boolean;
  /** Frames were tried to be reached, and that was stopped, or not. */
  readonly attempts: readonly ("stopped" | "breach")[];
  /** False for the pixel map, which explains itself. */
  readonly hasLegend: boolean;
  /** True while no frame holds a page: then there is nothing to explain. */
  readonly isEmpty: boolean;
  readonly text: Text;
}

export function MapFooter(props: MapFooterProps) {
  const { detail, hasLegend, isEmpty } = props;
  if (!hasLegend && detail === null) return null;
  return (
    <div
      aria-live="polite"
      className="grid min-h-6 min-w-0 items-center text-[0.71875rem] text-soft *:col-start-1 *:row-start-1"
    >
      {!isEmpty && (
        // It keeps its room while a frame is told of.
        <div className={detail === null ? "" : "invisible"}>
          <Legend {...props} />
        </div>
      )}
      {detail !== null && (
        <p className="truncate" title={detail}>
          {detail}
        </p>
      )}
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

function Legend({
  hasBit,
  counter,
  hasShared,
  attempts,
  text,
}: Pick<MapFooterProps, "hasBit" | "counter" | "hasShared" | "attempts" | "text">) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5" aria-hidden>
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
      {counter && (
        <Sign word={counter.label}>
          <CountSign count="n" />
        </Sign>
      )}
      {hasShared && (
        <Sign word={text.legendShared}>
          <span className="size-3.5 rounded-sm border-3 border-double border-soft" />
        </Sign>
      )}
      {attempts.map((attempt) => (
        <Sign key={attempt} word={text.tried[attempt]}>
          <AttemptSign isBreach={attempt === "breach"} />
        </Sign>
      ))}
      <Sign word={text.legendDirty}>
        <DirtySign />
      </Sign>
      <Sign word={text.legendBusy}>
        <span className="size-3 rounded-sm border border-line-strong" style={HATCHED} />
      </Sign>
      <Sign word={text.legendVictim}>
        <span className="size-3 rounded-sm ring-2 ring-fault ring-inset" />
      </Sign>
    </span>
  );
}
