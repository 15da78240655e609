/** What disks have missed of the volumes of machines, and the way to bring it up to date. */
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { isRedundant } from "../../model/layouts.ts";
import type { Scenario } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import { jobOf } from "../../trace/jobOf.ts";
import { Button } from "../shared/Button.tsx";
import { Meter } from "../shared/Meter.tsx";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { VmChip } from "../shared/VmChip.tsx";

interface ResyncOfferProps {
  readonly host: HostState;
  readonly info: HostInfo;
  readonly text: PanelCatalogue["storage"];
}

/** A disk fails in the run: what machines with copies on others will miss has its room from the beginning. */
const isDiskToFail = ({ commands }: Scenario) =>
  commands.some((each) => each.command === "setDisk" && each.state !== "working");

export function ResyncOffer({ host, info, text }: ResyncOfferProps) {
  const { giveCommand } = useRunActions();
  const isRoomKept = isDiskToFail(useRun(selectScenario));
  const machines = info.vms.flatMap(({ uid, name, lvs }) => {
    const missed = lvs.reduce((sum, lv) => sum + (host.volumes.get(lv)?.stale.length ?? 0), 0);
    const job = jobOf(host, uid);
    const resync = job?.kind === "resync" ? job : null;
    const isThere = (host.vms[uid]?.life ?? "none") !== "none";
    const isShown = isThere && (missed > 0 || resync !== null);
    const isRoom = isRoomKept && lvs.some((lv) => isRedundant(info.lvs[lv]?.layout));
    return isShown || isRoom ? [{ uid, name, missed, resync, isBusy: job !== null, isShown }] : [];
  });
  return machines.map(({ uid, name, missed, resync, isBusy, isShown }) => (
    <div
      key={uid}
      aria-hidden={!isShown}
      className={`flex items-center gap-2 pb-1.5 text-xs ${isShown ? "" : "invisible"}`}
    >
      <VmChip vm={uid} name={name} />
      {resync ? (
        <div className="min-w-0 grow">
          <Meter
            label={text.resyncing}
            ratio={resync.total === 0 ? 0 : resync.done / resync.total}
            text={text.moved(resync.done, resync.total)}
            title={text.resyncingSpoken(resync.done, resync.total)}
            color="var(--accent)"
          />
        </div>
      ) : (
        <span className="min-w-0 grow text-soft">{text.missed(missed)}</span>
      )}
      {resync ? (
        <Button size="small" onClick={() => giveCommand({ command: "abortJob", vm: name })}>
          {text.abortMove}
        </Button>
      ) : (
        <Button
          size="small"
          className="touch-small"
          disabled={isBusy}
          title={text.resyncHelp}
          aria-label={text.resyncOf(name)}
          onClick={() => giveCommand({ command: "resync", vm: name })}
        >
          {text.resync}
        </Button>
      )}
    </div>
  ));
}
