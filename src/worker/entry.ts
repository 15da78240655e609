/** The worker: hands messages to the session and lets it work between them. No logic of its own. */
import { transferables } from "../trace/chunk.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { createSession } from "./session.ts";

const session = createSession((message: FromWorker) => {
  postMessage(message, { transfer: message.type === "chunk" ? transferables(message.chunk) : [] });
});

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
