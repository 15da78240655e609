/**
 * The size of an element that is painted on: read when it is watched and when it changes, never while painting. To read it
 * after another painter has written would make the browser lay out the page once for each of them.
 */
export interface WatchedSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Ends the watching. */
  readonly stop: () => void;
}

/** `onChange` is called after each change, and once at the beginning. `magnification`: CSS pixels to a pixel of the size. */
export function watchSize(element: HTMLElement, onChange: () => void, magnification = 1): WatchedSize {
  const size = { widthPx: 0, heightPx: 0, stop: () => observer.disconnect() };
  const read = () => {
    size.widthPx = element.clientWidth / magnification;
    size.heightPx = element.clientHeight / magnification;
  };
  const observer = new ResizeObserver(() => {
    read();
    onChange();
  });
  read();
  observer.observe(element);
  return size;
}
