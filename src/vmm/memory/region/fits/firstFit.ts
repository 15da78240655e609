/** First fit: the first hole of the free list that is large enough. Source: Knuth, volume 1, 2.5. */
import type { Fit } from "../fit.ts";

export const firstFit: Fit = {
  choose: (holes, needed) => {
    const place = holes.findIndex(({ size }) => size >= needed);
    return { place, searched: place < 0 ? holes.length : place + 1 };
  },
};
