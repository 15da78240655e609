/** Work in portions, between which messages get their turn. For entries of workers: what is done is up to their sessions. */

const PORTION_MS = 20;

/** Begins a portion of work; what it returns says whether it has taken long enough. */
export function portion(): () => boolean {
  const end = performance.now() + PORTION_MS;
  return () => performance.now() >= end;
}

/** Returns what has `work` go on, portion by portion, until it returns false. */
export function workInTurns(work: () => boolean): () => void {
  // A message to oneself is the shortest pause in which other messages get their turn.
  const turn = new MessageChannel();
  let isWaiting = false;
  const goOn = () => {
    if (isWaiting) return;
    isWaiting = true;
    turn.port2.postMessage(null);
  };
  turn.port1.addEventListener("message", () => {
    isWaiting = false;
    if (work()) goOn();
  });
  turn.port1.start();
  return goOn;
}
