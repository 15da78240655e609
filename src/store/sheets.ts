/** Worksheets are drawn by a worker: their answers are those of runs. */
import type { Sheet, SheetCall } from "../learn/worksheet/sheet.ts";
import { textbookBase } from "../scenarios/textbookHost.ts";
import { startQuestionsWorker } from "../worker/questionsClient.ts";
import type { QuestionsPort } from "../worker/questionsProtocol.ts";

/** The sheet of `call`; rejects where there is no worker that answers. */
export async function drawSheet(
  call: SheetCall,
  startWorker: () => QuestionsPort = startQuestionsWorker,
): Promise<Sheet> {
  const port = startWorker();
  const drawn = new Promise<Sheet>((resolve, reject) => {
    port.onMessage((message) => {
      if (message.type === "sheet") resolve(message.sheet);
      else if (message.type === "failed") reject(new Error(message.report));
    });
    port.onFailure((report) => reject(new Error(report)));
  });
  port.postMessage({ type: "sheet", job: 1, call, base: textbookBase });
  return drawn.finally(() => port.terminate());
}
