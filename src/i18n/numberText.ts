/**
 * Numbers as text, the same in both languages: `12,345.6`. Whole numbers are written by hand, because the first
 * `Intl.NumberFormat` of a page takes longer than its first picture, which has only those; the others by formatters that
 * are made when they are first needed, and kept.
 */

const formats = new Map<string, Intl.NumberFormat>();

/** `n` with its digits grouped and at most `mostDecimals`; zeros at its end are left out down to `leastDecimals`. */
export function numberText(n: number, mostDecimals = 3, leastDecimals = 0): string {
  // Most numbers of the page have no digits to group, and looking for groups takes the longest.
  if (Number.isSafeInteger(n) && leastDecimals === 0)
    return n > -1000 && n < 1000 ? String(n) : String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return formatOf(mostDecimals, leastDecimals).format(n);
}

function formatOf(maximumFractionDigits: number, minimumFractionDigits: number): Intl.NumberFormat {
  const key = `${minimumFractionDigits}-${maximumFractionDigits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat("en", { minimumFractionDigits, maximumFractionDigits });
    formats.set(key, format);
  }
  return format;
}
