/** The worker: hands messages to the session and lets it work between them. No logic of its own. */
import { MOST_ROWS } from "../model/budgets.ts";
import { transferables } from "../trace/chunk.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { createSession } from "./session.ts";

/** What is made at the end of a portion, and not divided, comes on top of it: together they stay below 50 ms. */
const PORTION_MS = 20;

function portion(): () => boolean {
  const end = performance.now() + PORTION_MS;
  return () => performance.now() >= end;
}

const session = createSession(
  (message: FromWorker) => {
    const chunks = message.type === "chunk" ? [message, ...message.further] : [];
    postMessage(message, { transfer: chunks.flatMap(({ chunk }) => transferables(chunk)) });
  },
  MOST_ROWS,
  portion,
);

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
  if (session.work()) goOn();
});
turn.port1.start();

addEventListener("message", (event: MessageEvent<ToWorker>) => {
  session.receive(event.data);
  goOn();
});
