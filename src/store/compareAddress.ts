/** Where an address says what is compared, before the link of the scenario; what it says is read by `compareLink.ts`, which loads later. */

export const COMPARE_LINK = /^compare\.([A-Za-z0-9_-]*)(?:\.(.*))?$/s;

/** The part of `fragment` that says what is compared, and the rest, which is the scenario's; null: nothing is compared. */
export function splitCompare(fragment: string): { readonly link: string; readonly scenario: string } | null {
  const [, code, scenario = ""] = COMPARE_LINK.exec(fragment) ?? [];
  return code === undefined ? null : { link: `compare.${code}`, scenario };
}
