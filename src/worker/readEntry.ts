/** The worker that reads a scenario file and answers with what it was opened to. No logic of its own. */
import { parseScenarioFile } from "../codec/scenario/scenarioFile.ts";

addEventListener("message", (event: MessageEvent<string>) => postMessage(parseScenarioFile(event.data)));
