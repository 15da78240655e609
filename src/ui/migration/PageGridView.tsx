/**
 * The pages of a machine that moves, a cell each: those that are at the destination as they are here, those of the round that
 * have not crossed, and those that were written since it began. Painted on a canvas, so that thousands cost little.
 */
import { useEffect, useRef, useState, type PointerEvent } from "react";
import { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { beginLayer } from "../shared/canvas/layer.ts";
import { currentPalette, watchTheme } from "../shared/canvas/palette.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { useText } from "../shared/text/useText.ts";
import { useApp } from "../shared/useApp.ts";
import { gridShape, pageAt } from "./gridShape.ts";
import { PAGE_STATES, type PageGrid, type PageState } from "./pageGrid.ts";
import { paintPage, paintPages } from "./paintPages.ts";

interface PageGridViewProps {
  readonly grid: PageGrid;
  readonly vm: number;
  /** The number of a vCPU inside its machine. */
  readonly numberOf: (vcpu: number) => number;
}

export function PageGridView({ grid, vm, numberOf }: PageGridViewProps) {
  const { terms } = useText();
  const t = migrationPanel[useApp(selectLanguage)].grid;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [widthPx, place] = useWidth(260);
  const [pointed, setPointed] = useState<number | null>(null);
  const shape = gridShape(grid.states.length, widthPx);
  useEffect(() => {
    const paint = () => {
      const layer = canvas.current && beginLayer(canvas.current, shape.widthPx, shape.heightPx);
      if (layer) paintPages(layer.context, grid, shape, currentPalette(), vm);
    };
    paint();
    return watchTheme(paint);
  }, [grid, shape, vm]);
  const counts = PAGE_STATES.map((state) => terms.number(grid.counts[state]));
  const point = ({ nativeEvent }: PointerEvent) => setPointed(pageAt(shape, nativeEvent.offsetX, nativeEvent.offsetY));
  const writer = pointed === null ? undefined : grid.writers.get(pointed);
  return (
    <section aria-label={t.title}>
      <div ref={place} className="min-w-0">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t.picture(counts[0]!, counts[1]!, counts[2]!)}
          style={{ width: shape.widthPx, height: shape.heightPx }}
          onPointerMove={point}
          onPointerLeave={() => setPointed(null)}
        />
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-xs text-soft" title={t.even}>
        {PAGE_STATES.map((state, at) => (
          <li key={state} className="flex items-center gap-1.5 whitespace-nowrap">
            <Sign state={state} vm={vm} />
            {t[state](counts[at]!)}
          </li>
        ))}
        <li aria-live="off" className="ml-auto whitespace-nowrap">
          {pointed !== null &&
            t.page(terms.number(pointed), t.state[PAGE_STATES[grid.states[pointed]!]!]) +
              (writer === undefined ? "" : t.writtenBy(terms.number(numberOf(writer))))}
        </li>
      </ul>
    </section>
  );
}

function Sign({ state, vm }: { readonly state: PageState; readonly vm: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = () => {
      const layer = canvas.current && beginLayer(canvas.current, SIGN_PX, SIGN_PX);
      if (layer) paintPage(layer.context, currentPalette(), vm, state, { xPx: 0, yPx: 0, sizePx: SIGN_PX });
    };
    paint();
    return watchTheme(paint);
  }, [state, vm]);
  return <canvas ref={canvas} aria-hidden style={{ width: SIGN_PX, height: SIGN_PX }} />;
}

const SIGN_PX = 11;
