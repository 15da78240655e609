/** What can be read in a worker, and by which function of the codec: a file, a link, content that was kept as data. */
import { checkContent, readUnfolded, type LinkContent, type UnfoldedLink } from "../codec/link/link.ts";
import { readLibraryText, type LibraryFile } from "../codec/scenario/libraryFile.ts";
import { parseScenarioFile, type OpenedScenario } from "../codec/scenario/scenarioFile.ts";
import type { Checked } from "../model/problems.ts";

/** What can be read, and what it is opened to. */
export interface Readings {
  /** The text of a scenario file. */
  readonly file: { readonly given: string; readonly opened: OpenedScenario };
  /** The text of a file of saved scenarios; null: it is none. */
  readonly library: { readonly given: string; readonly opened: LibraryFile | null };
  readonly link: { readonly given: UnfoldedLink; readonly opened: Checked<LinkContent> };
  /** What was kept as data. */
  readonly content: { readonly given: unknown; readonly opened: Checked<LinkContent> };
}

export interface ToReader<Kind extends keyof Readings> {
  readonly kind: Kind;
  readonly given: Readings[Kind]["given"];
}

type Readers = { readonly [Kind in keyof Readings]: (given: Readings[Kind]["given"]) => Readings[Kind]["opened"] };

const READERS: Readers = {
  file: parseScenarioFile,
  library: readLibraryText,
  link: readUnfolded,
  content: checkContent,
};

/** What is given, opened. Never throws. */
export function read<Kind extends keyof Readings>({ kind, given }: ToReader<Kind>): Readings[Kind]["opened"] {
  return READERS[kind](given);
}
