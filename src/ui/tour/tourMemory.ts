/** Whether this browser has been offered the tour and somebody has chosen. Where nothing is stored nobody is asked. */
const KEY = "hyperscope.tour";

export function isTourOpen(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    return false;
  }
}

/** Never again, whatever was chosen. */
export function closeTour(): void {
  try {
    localStorage.setItem(KEY, "chosen");
  } catch {
    // It is not offered where nothing is stored.
  }
}
