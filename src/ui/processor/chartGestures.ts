/**
 * Pointer, wheel and keys on the chart, turned into a few intentions: hover, click, scrub along the axis, pan, zoom.
 * Knows neither store nor trace; the chart decides what an intention means.
 */

/** Points are in pixels of the element. */
export interface GestureHandlers {
  /** Null when the pointer has left. */
  onHover(point: { readonly x: number; readonly y: number } | null): void;
  onClick(point: { readonly x: number; readonly y: number }): void;
  /** True when a press at this point drags the moment instead of the window. */
  isScrub(point: { readonly x: number; readonly y: number }): boolean;
  onScrub(x: number): void;
  /** Such a drag begins: called before the first `onScrub`. */
  onScrubStart(): void;
  /** The picture follows the pointer by `dx`: to the right is positive. */
  onPan(dx: number): void;
  /** `factor` > 1 zooms in about pixel `x`; null: about the place that makes sense. */
  onZoom(factor: number, x: number | null): void;
  onFit(): void;
}

/** A press that moves less than this is a click. */
const CLICK_PX = 4;
/** Zoom by one turn of a wheel notch (100 px), and by one key. */
const WHEEL_ZOOM = 0.0025;
const KEY_ZOOM = 1.5;
/** What an arrow key pans, in pixels. */
const KEY_PAN_PX = 80;
/** A line of a wheel that counts in lines. */
const LINE_PX = 16;

interface Press {
  readonly startX: number;
  readonly startY: number;
  x: number;
  y: number;
}

/** The arrow keys step through the run; a click must not take them away by moving the focus here. It still ends typing. */
function keepFocusAway(event: MouseEvent): void {
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Listens on `element`, of which a pixel is `magnification` CSS pixels. Returns the function that ends it. */
export function listenToGestures(element: HTMLElement, handlers: GestureHandlers, magnification = 1): () => void {
  const presses = new Map<number, Press>();
  let mode: "none" | "click" | "pan" | "scrub" | "pinch" = "none";

  const pointOf = (event: MouseEvent) => {
    const { left, top } = element.getBoundingClientRect();
    return { x: (event.clientX - left) / magnification, y: (event.clientY - top) / magnification };
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { x, y } = pointOf(event);
    presses.set(event.pointerId, { startX: x, startY: y, x, y });
    if (presses.size === 2) {
      mode = "pinch";
    } else if (presses.size === 1 && handlers.isScrub({ x, y })) {
      mode = "scrub";
      element.setPointerCapture(event.pointerId);
      handlers.onScrubStart();
      handlers.onScrub(x);
    } else mode = "click";
    handlers.onHover(null);
  };

  const onPointerMove = (event: PointerEvent) => {
    const point = pointOf(event);
    const press = presses.get(event.pointerId);
    if (!press) {
      if (event.pointerType === "mouse" || event.pointerType === "pen") handlers.onHover(point);
      return;
    }
    if (mode === "pinch") pinch(press, point.x);
    else if (mode === "scrub") handlers.onScrub(point.x);
    else {
      if (mode === "click" && Math.hypot(point.x - press.startX, point.y - press.startY) > CLICK_PX) {
        mode = "pan";
        element.setPointerCapture(event.pointerId);
      }
      if (mode === "pan") handlers.onPan(point.x - press.x);
    }
    press.x = point.x;
    press.y = point.y;
  };

  const pinch = (press: Press, x: number) => {
    const other = [...presses.values()].find((candidate) => candidate !== press);
    if (!other) return;
    const before = Math.abs(press.x - other.x);
    const now = Math.abs(x - other.x);
    if (before > 1 && now > 1) handlers.onZoom(now / before, (x + other.x) / 2);
  };

  const onPointerUp = (event: PointerEvent) => {
    const press = presses.get(event.pointerId);
    presses.delete(event.pointerId);
    if (press && mode === "click" && event.type === "pointerup") handlers.onClick(pointOf(event));
    mode = presses.size === 1 && mode === "pinch" ? "pan" : "none";
  };

  const onPointerLeave = () => handlers.onHover(null);

  const onWheel = (event: WheelEvent) => {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      handlers.onZoom(Math.exp(-event.deltaY * unit * WHEEL_ZOOM), pointOf(event).x);
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      handlers.onPan(-(event.deltaX || event.deltaY) * unit);
    }
  };

  element.addEventListener("pointerdown", onPointerDown);
  element.addEventListener("pointermove", onPointerMove);
  element.addEventListener("pointerup", onPointerUp);
  element.addEventListener("pointercancel", onPointerUp);
  element.addEventListener("pointerleave", onPointerLeave);
  element.addEventListener("mousedown", keepFocusAway);
  element.addEventListener("wheel", onWheel, { passive: false });
  return () => {
    element.removeEventListener("pointerdown", onPointerDown);
    element.removeEventListener("pointermove", onPointerMove);
    element.removeEventListener("pointerup", onPointerUp);
    element.removeEventListener("pointercancel", onPointerUp);
    element.removeEventListener("pointerleave", onPointerLeave);
    element.removeEventListener("mousedown", keepFocusAway);
    element.removeEventListener("wheel", onWheel);
  };
}

/** Keys of the focused chart. Returns true when the key was one of them. */
export function handleChartKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">,
  handlers: Pick<GestureHandlers, "onPan" | "onZoom" | "onFit">,
): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowRight":
      if (event.shiftKey) return false;
      handlers.onPan(event.key === "ArrowLeft" ? KEY_PAN_PX : -KEY_PAN_PX);
      return true;
    case "+":
    case "=":
      handlers.onZoom(KEY_ZOOM, null);
      return true;
    case "-":
    case "_":
      handlers.onZoom(1 / KEY_ZOOM, null);
      return true;
    case "0":
      handlers.onFit();
      return true;
    default:
      return false;
  }
}
