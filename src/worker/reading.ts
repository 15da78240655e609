/** What can be read in a worker, and by which function of the codec: a file, a link, content that was kept as data. */
import { checkContent, readUnfolded } from "../codec/link/link.ts";
import { parseScenarioFile } from "../codec/scenario/scenarioFile.ts";
import type { Readings, ToReader } from "./reader.ts";

type Readers = { readonly [Kind in keyof Readings]: (given: Readings[Kind]["given"]) => Readings[Kind]["opened"] };

const READERS: Readers = { file: parseScenarioFile, link: readUnfolded, content: checkContent };

/** What is given, opened. Never throws. */
export function read<Kind extends keyof Readings>({ kind, given }: ToReader<Kind>): Readings[Kind]["opened"] {
  return READERS[kind](given);
}
