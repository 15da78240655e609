/** Opens links and kept content without holding up the page: what is large is read in a worker. */
import { checkContent, decodeLink, readUnfolded, type LinkContent } from "../codec/link/link.ts";
import { passedElsewhere } from "../codec/scenario/validate.ts";
import type { Checked } from "../model/problems.ts";
import { readInWorker, startRealReader, type ReaderPort } from "../worker/reader.ts";

/** Characters of what a link unfolds to that are read within a frame or two. */
const SMALL = 100_000;
/** Values of data that are read as fast. */
const FEW = 5000;

/** What `fragment` carries: `decodeLink`, wherever it is done. Never rejects. */
export function readLink(
  fragment: string,
  start: () => ReaderPort<"link"> = startRealReader,
  small = SMALL,
): Promise<Checked<LinkContent | null>> {
  return decodeLink(fragment, async (unfolded) => {
    if (unfolded.json.length <= small) return readUnfolded(unfolded);
    try {
      return passed(await readInWorker({ kind: "link", given: unfolded }, start));
    } catch {
      return readUnfolded(unfolded);
    }
  });
}

/** What was kept as `data`: `checkContent`, wherever it is done. Never rejects. */
export async function readContent(
  data: unknown,
  start: () => ReaderPort<"content"> = startRealReader,
  few = FEW,
): Promise<Checked<LinkContent>> {
  if (!hasMoreValues(data, few)) return checkContent(data);
  try {
    return passed(await readInWorker({ kind: "content", given: data }, start));
  } catch {
    return checkContent(data);
  }
}

function passed(content: Checked<LinkContent>): Checked<LinkContent> {
  if (!content.ok) return content;
  passedElsewhere(content.value.scenario);
  for (const { scenario } of content.value.branches?.others ?? []) passedElsewhere(scenario);
  return content;
}

/** Whether there are more than `few` values in `data`; looks at no more than that. */
function hasMoreValues(data: unknown, few: number): boolean {
  const rest: unknown[] = [data];
  let found = 0;
  while (rest.length > 0 && found <= few) {
    const value = rest.pop();
    found += 1;
    if (typeof value !== "object" || value === null) continue;
    const entries: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    for (let at = 0; at < entries.length && at <= few; at += 1) rest.push(entries[at]);
  }
  return found > few;
}
