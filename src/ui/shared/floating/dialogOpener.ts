/**
 * What had the focus when a dialog was asked for, and gets it back. While the code of the dialog is on its way, the focus is
 * in the place that is held for it.
 */
let opener: Element | null = null;

/** The focus is about to go from `element` to the place of a dialog on its way. */
export function rememberOpener(element: Element | null): void {
  opener = element;
}

/** Asked before anything in the dialog takes the focus. */
export function dialogOpener(): Element | null {
  const focused = document.activeElement;
  return focused?.closest("[data-opening]") ? opener : focused;
}
