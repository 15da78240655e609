/** What can be done with a branch, as items of a menu. */
import { compareLink } from "../../../store/compareLink.ts";
import { MenuItem, MenuSeparator } from "../floating/Menu.tsx";
import { useBranchText } from "../text/useBranchText.ts";
import { useActions } from "../useApp.ts";
import { useBranchActions } from "./useBranchActions.ts";
import type { ShownBranch } from "./useBranches.ts";

export function BranchItems({ branch: { id, isLive } }: { readonly branch: ShownBranch }) {
  const { branches: t } = useBranchText();
  const { openDialog, setMode } = useActions();
  const { copyLink, drop } = useBranchActions();
  return (
    <>
      <MenuItem icon="settings" text={t.rename} onSelect={() => openDialog("branches", { field: `name${id}` })} />
      {!isLive && (
        <MenuItem
          icon="lecture"
          text={t.compare}
          onSelect={() => setMode("compare", compareLink({ variants: [[{ kind: "branch", id }]], align: null }))}
        />
      )}
      <MenuItem icon="copy" text={t.copyLink} onSelect={() => void copyLink(id)} />
      <MenuItem icon="remove" text={t.remove} onSelect={() => drop(id)} />
      <MenuSeparator />
      <MenuItem icon="more" text={t.list} onSelect={() => openDialog("branches")} />
    </>
  );
}
