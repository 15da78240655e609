/** Numbers of frames as one writes them: `1..10`, `16, 64, 256`, `10..100:10`. */

const PART = /^\s*(\d{1,8})(?:\s*\.\.\s*(\d{1,8})(?:\s*:\s*(\d{1,8}))?)?\s*$/;
export const MOST_FRAME_COUNTS = 10_000;
const MOST_FRAMES = 2 ** 24;

/** Ascending, each once; null where the text is none, has a number beyond bounds, or stands for too many. */
export function readFrameCounts(text: string): readonly number[] | null {
  const counts = new Set<number>();
  for (const part of text.split(/[,;，、]/)) {
    const [whole, first = "", last = first, step = "1"] = PART.exec(part) ?? [];
    const [from, to, by] = [Number(first), Number(last), Number(step)];
    if (whole === undefined || from < 1 || to < from || by < 1 || to > MOST_FRAMES) return null;
    for (let count = from; count <= to; count += by) {
      counts.add(count);
      if (counts.size > MOST_FRAME_COUNTS) return null;
    }
  }
  return [...counts].toSorted((a, b) => a - b);
}
