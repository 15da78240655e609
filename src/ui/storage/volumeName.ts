/** What a volume is called: `db/data`, or the word for the host's own swap volume. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { HostInfo, LvInfo } from "../../trace/hostState.ts";

export function volumeName(volume: LvInfo, info: HostInfo, text: Catalogue["storage"]): string {
  if (volume.vm < 0) return text.swap;
  return `${info.vms[volume.vm]?.name ?? ""}/${volume.name}`;
}
