/** The thin pool: a cell for each chunk in the colour of its machine, how many maps share it, and how much is promised. */
import { hostOf } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import { Button } from "../shared/Button.tsx";
import { HATCHED, softSurface } from "../shared/canvas/surface.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { chunksOf, virtualChunks } from "./copiesView.ts";
import { useCopiesText } from "../shared/text/useCopiesText.ts";

/** More chunks than this are told by their number. */
const MOST_CHUNKS = 512;
/** Extents that the button adds: a quarter of the pool. */
const QUARTER = 4;

export function ThinPoolMap({ host, info }: { readonly host: HostState; readonly info: HostInfo }) {
  const { copies: t, terms } = useCopiesText();
  const { thinPool } = hostOf(useRun(selectScenario));
  const { giveCommand } = useRunActions();
  const { thin } = host.copyOnWrite;
  if (!thin || !thinPool) return null;
  const chunks = chunksOf(host, info, MOST_CHUNKS);
  const virtual = virtualChunks(host, info, thinPool.chunkExtents);
  const taken = thin.chunks - thin.free;
  const name = thinPool.isLayered === true ? t.imagePool : t.pool;
  const isLow = thin.free <= thinPool.lowWater;
  const more = Math.max(1, Math.ceil(thin.chunks / QUARTER)) * thinPool.chunkExtents;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <h3 className="font-semibold">{name}</h3>
        <span className="tabular-nums">{t.poolOf(terms.number(taken), terms.number(thin.chunks))}</span>
        {thin.free === 0 ? (
          <b className="font-semibold text-fault">{t.isFull}</b>
        ) : (
          isLow && <b className="font-semibold text-fault">{t.isLow(terms.number(thinPool.lowWater))}</b>
        )}
        <span title={t.ratioHelp} className="text-soft tabular-nums">
          {t.ratioName}{" "}
          <b className="font-semibold text-ink">
            {t.ratio(
              terms.number(virtual),
              terms.number(thin.chunks),
              `${terms.number(Math.round((100 * virtual) / thin.chunks))}%`,
            )}
          </b>
        </span>
        <Button
          size="small"
          className="ml-auto touch-small"
          title={t.extendHelp}
          onClick={() => giveCommand({ command: "extendPool", extents: more })}
        >
          {t.extend(terms.number(more))}
        </Button>
      </div>
      <ol aria-label={name} className="flex flex-wrap gap-1">
        {chunks.map(({ place, vm, names }) => (
          <li
            key={place}
            title={t.chunk(terms.number(place), names.join(", "), names.length)}
            className="grid h-6 w-7 place-items-center rounded border border-line text-mini font-semibold tabular-nums"
            style={names.length === 0 ? {} : vm < 0 ? HATCHED : softSurface(vm)}
          >
            {names.length > 1 ? terms.number(names.length) : ""}
            <span className="sr-only">{t.chunk(terms.number(place), names.join(", "), names.length)}</span>
          </li>
        ))}
        {thin.chunks > chunks.length && (
          <li className="self-center text-xs text-soft">{t.more(terms.number(thin.chunks - chunks.length))}</li>
        )}
      </ol>
      <p className="text-xs text-soft">{thinPool.isLayered === true ? t.imageLegend : t.legend}</p>
    </div>
  );
}
