/**
 * On which host a machine is, where there are several: of one that moves, from where to where. Pressed, it asks where the
 * machine is to move.
 */
import { whereabouts } from "../../i18n/messages/whereabouts.ts";
import type { VmUid } from "../../model/units.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage, selectShown } from "../../store/selectors.ts";
import { isolated } from "../../trace/isolated.ts";
import { useHostName } from "../shared/migration/hostName.ts";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";

const selectMigrations = ({ host }: RunState) => host?.migrations;

/** In words; null where there is one host. */
export function useWhereabouts(vm: VmUid): string | null {
  const t = whereabouts[useApp(selectLanguage)];
  const hasHosts = useRun(selectHasOtherHosts);
  const shown = useRun(selectShown);
  const move = useRun(selectMigrations)?.find((each) => each.vm === vm && !each.end);
  const nameOf = useHostName();
  if (!hasHosts) return null;
  if (!move) return t.on(nameOf(shown));
  return move.isOut ? t.leaving(nameOf(shown), nameOf(move.host)) : t.coming(nameOf(move.host));
}

export function Whereabouts({ vm, name }: { readonly vm: VmUid; readonly name: string }) {
  const t = whereabouts[useApp(selectLanguage)];
  const { openDialog } = useActions();
  const where = useWhereabouts(vm);
  if (where === null) return null;
  const label = t.move(isolated(name));
  return (
    <button
      type="button"
      title={label}
      aria-label={`${where}. ${label}`}
      onClick={() => openDialog("migrate", { vm })}
      className="relative max-w-24 shrink-0 cursor-pointer truncate rounded bg-sunken px-1 text-xs text-soft hover:text-accent max-md:min-h-11"
    >
      {where}
    </button>
  );
}
