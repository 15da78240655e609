/** The worker for faults by frames: hands messages to its session and lets it work between them. No logic of its own. */
import { textOf } from "../codec/references/textOf.ts";
import { createCurvesSession, type FilePiece } from "./curvesSession.ts";
import type { FromCurves, ToCurves } from "./curvesProtocol.ts";
import { portion, workInTurns } from "./turns.ts";

async function* bytesOf(file: Blob, told: (bytes: number) => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader();
  try {
    // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      told(piece.value.length);
      yield piece.value;
    }
  } finally {
    await reader.cancel();
  }
}

async function* piecesOf(file: Blob): AsyncGenerator<FilePiece> {
  let read = 0;
  for await (const text of textOf(bytesOf(file, (bytes) => (read += bytes)))) yield { text, share: read / file.size };
}

const session = createCurvesSession((message: FromCurves) => postMessage(message), piecesOf, portion);

const goOn = workInTurns(() => session.work());

addEventListener("message", (event: MessageEvent<ToCurves>) => {
  session.receive(event.data);
  goOn();
});
