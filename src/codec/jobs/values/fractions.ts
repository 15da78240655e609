/** Fractions, `1/2` and `1¾`, as decimals where these are exact; others stay as they are, and are told. */
import type { SheetRow } from "../jobColumns.ts";
import { MOST_DECIMALS } from "../jobTimes.ts";

const SIGNS = /(\d*)\s*([\u00bc-\u00be\u2150-\u215e])/g;
const WRITTEN = /^(?:(\d+)\s+)?(\d{1,6})\/([1-9]\d{0,5})(?=$|\s*\p{L})/u;

export function withoutFractions(rows: readonly SheetRow[]): readonly SheetRow[] {
  return rows.map((row) => {
    const { arrival, bursts } = row;
    return {
      ...row,
      ...(arrival && { arrival: { ...arrival, text: plain(arrival.text) } }),
      ...(bursts && { bursts: { ...bursts, text: plain(bursts.text) } }),
    };
  });
}

function plain(text: string): string {
  const written = text.replaceAll(SIGNS, (_all, whole: string, sign: string) => {
    const [up = "", down = ""] = sign.normalize("NFKD").split("\u2044");
    return `${whole === "" ? "" : `${whole} `}${up}/${down}`;
  });
  return written.replace(WRITTEN, (all, whole: string | undefined, up: string, down: string) => {
    const scaled = (BigInt(whole ?? 0) * BigInt(down) + BigInt(up)) * 10n ** BigInt(MOST_DECIMALS);
    if (scaled % BigInt(down) !== 0n) return all;
    const digits = String(scaled / BigInt(down)).padStart(MOST_DECIMALS + 1, "0");
    return `${digits.slice(0, -MOST_DECIMALS)}.${digits.slice(-MOST_DECIMALS)}`.replace(/\.?0+$/, "");
  });
}
