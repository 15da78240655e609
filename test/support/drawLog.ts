/** A canvas context that writes down what is drawn instead of drawing it. */

export interface DrawLog {
  readonly context: CanvasRenderingContext2D;
  /** Texts in the order drawn, with the place and the style of each. */
  readonly texts: { text: string; x: number; y: number; style: unknown }[];
  /** Filled shapes with the style they were filled with. */
  readonly fills: { style: unknown; x: number; y: number; width: number; height: number }[];
  readonly strokes: unknown[];
}

/** Every letter is 6 px wide. */
export function drawLog(): DrawLog {
  const texts: DrawLog["texts"] = [];
  const fills: DrawLog["fills"] = [];
  const strokes: unknown[] = [];
  let path = { x: 0, y: 0, width: 0, height: 0 };
  const rect = (x: number, y: number, width: number, height: number) => {
    path = { x, y, width, height };
  };
  const known: Record<string, unknown> = {
    rect,
    roundRect: rect,
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText: (text: string, x: number, y: number) => texts.push({ text, x, y, style: state["fillStyle"] }),
    fill: () => fills.push({ style: state["fillStyle"], ...path }),
    stroke: () => strokes.push(state["strokeStyle"]),
    strokeRect: () => strokes.push(state["strokeStyle"]),
    fillRect: (x: number, y: number, width: number, height: number) =>
      fills.push({ style: state["fillStyle"], x, y, width, height }),
  };
  const state: Record<string, unknown> = { fillStyle: "", strokeStyle: "", font: "" };
  const context = new Proxy(state, {
    get: (target, key: string) => known[key] ?? (key in target ? target[key] : () => undefined),
  });
  return { context: context as unknown as CanvasRenderingContext2D, texts, fills, strokes };
}
