/** Beside the title: which branch is live; on a phone how many there are, which opens their list. */
import { BranchVoice } from "../shared/branches/BranchVoice.tsx";
import { useBranches } from "../shared/branches/useBranches.ts";
import { useBranchText } from "../shared/text/useBranchText.ts";
import { useActions } from "../shared/useApp.ts";

export function BranchMark({ isPhone = false }: { readonly isPhone?: boolean }) {
  const { branches: t } = useBranchText();
  const { openDialog } = useActions();
  const branches = useBranches();
  const live = branches.find(({ isLive }) => isLive);
  if (!live) return null;
  const words = t.called(live.letter, live.words);
  if (!isPhone)
    // Where both have no room, which branch it is comes before where it is kept.
    return (
      <span className="max-w-[45%] shrink truncate text-body text-soft max-[100rem]:[&+span]:hidden" title={words}>
        · {words}
      </span>
    );
  return (
    <>
      <button
        type="button"
        title={words}
        onClick={() => openDialog("branches")}
        className="relative h-7 shrink-0 rounded-full border border-line-strong px-2.5 text-xs text-ink before:absolute before:-inset-y-2 before:inset-x-0"
      >
        {t.count(branches.length)}
      </button>
      <BranchVoice />
    </>
  );
}
