/** Loads the page anew. A file of its own, because a test cannot watch the browser do it. */
export function reloadPage(): void {
  window.location.reload();
}
