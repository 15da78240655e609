/** Opens the text of a scenario file without holding up the page: what is large is read in a worker. */
import { parseScenarioFile, type OpenedScenario } from "../codec/scenario/scenarioFile.ts";
import { passedElsewhere } from "../codec/scenario/validate.ts";
import { readInWorker, startRealReader, type ReaderPort } from "../worker/reader.ts";

/** Characters that are read within a frame or two. */
const SMALL = 100_000;

/** What `text` is opened to: `parseScenarioFile`, wherever it is done. Never rejects. */
export async function readScenario(
  text: string,
  start: () => ReaderPort<"file"> = startRealReader,
  small = SMALL,
): Promise<OpenedScenario> {
  if (text.length <= small) return parseScenarioFile(text);
  try {
    const opened = await readInWorker({ kind: "file", given: text }, start);
    if (!opened.ok) return opened;
    passedElsewhere(opened.value);
    for (const { scenario } of opened.branches?.others ?? []) passedElsewhere(scenario);
    return opened;
  } catch {
    // Without a worker it takes a moment.
    return parseScenarioFile(text);
  }
}
