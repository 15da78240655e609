/** What a volume is called: `db/data`, or the word for the host's own swap volume. */
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { HostInfo, LvInfo } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";

export function volumeName(volume: LvInfo, info: HostInfo, text: PanelCatalogue["storage"]): string {
  if (volume.vm < 0) return hostsVolume(volume, text);
  return `${isolated(info.vms[volume.vm]?.name ?? "")}/${isolated(volume.name)}`;
}

/** A volume of the host itself: swap, the thin pool, or the exception store of a snapshot. */
export function hostsVolume({ name }: LvInfo, text: PanelCatalogue["storage"]): string {
  if (name === "swap") return text.swap;
  return name === "thin" ? text.thin : isolated(name);
}
