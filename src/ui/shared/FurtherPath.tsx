/** The path of an icon that the first picture does without. */
import { FURTHER_PATHS, type FurtherIcon } from "./furtherIcons.ts";

export function FurtherPath({ name }: { readonly name: FurtherIcon }) {
  return <path d={FURTHER_PATHS[name]} />;
}
