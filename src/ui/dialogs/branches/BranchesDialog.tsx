/**
 * The branches as a list: go to one, name it, delete it. Where a change would make one too many, it asks which one goes,
 * and the change is made then.
 */
import { useEffect, useState } from "react";
import { MOST } from "../../../codec/limits.ts";
import { MOST_BRANCHES } from "../../../model/branches.ts";
import type { RunState } from "../../../store/runState.ts";
import { useBranchActions } from "../../shared/branches/useBranchActions.ts";
import { useBranches, type ShownBranch } from "../../shared/branches/useBranches.ts";
import { Button } from "../../shared/Button.tsx";
import { IconButton } from "../../shared/IconButton.tsx";
import { useBranchText } from "../../shared/text/useBranchText.ts";
import { useTimeUnit } from "../../shared/text/useTimeUnit.ts";
import { useAppView } from "../../shared/useApp.ts";
import { useRun, useRunActions } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";

const selectIsCrowded = (state: RunState) => state.crowded !== null;

export function BranchesDialog({ onClose }: { readonly onClose: () => void }) {
  const { branches: t } = useBranchText();
  const app = useAppView();
  const [field] = useState(() => app.getState().dialogAbout.field);
  const { settleCrowd } = useRunActions();
  const isCrowded = useRun(selectIsCrowded);
  const branches = useBranches();
  const hasOne = branches.length < 2;
  useEffect(() => {
    if (hasOne) onClose();
  }, [hasOne, onClose]);
  // A change that was waiting is not made.
  useEffect(() => () => settleCrowd(false), [settleCrowd]);
  return (
    <DialogFrame
      title={isCrowded ? t.crowded : t.title}
      description={isCrowded ? t.crowdedText(MOST_BRANCHES) : t.description}
      size="small"
      firstField={field}
      onClose={onClose}
    >
      <ul className="flex flex-col gap-1">
        {branches.map((branch) => (
          <Row
            key={branch.id}
            branch={branch}
            all={branches}
            isCrowded={isCrowded}
            isNamed={field === `name${branch.id}`}
            onClose={onClose}
          />
        ))}
      </ul>
    </DialogFrame>
  );
}

interface RowProps {
  readonly branch: ShownBranch;
  readonly all: readonly ShownBranch[];
  readonly isCrowded: boolean;
  readonly isNamed: boolean;
  readonly onClose: () => void;
}

function Row({ branch, all, isCrowded, isNamed, onClose }: RowProps) {
  const { branches: t } = useBranchText();
  const { goTo, drop } = useBranchActions();
  const { settleCrowd } = useRunActions();
  const [isRenaming, setRenaming] = useState(isNamed);
  const { id, letter, words, isLive } = branch;
  return (
    <li
      className={`flex min-h-12 items-center gap-2.5 rounded-lg border px-2.5 py-1.5 ${isLive ? "border-accent" : "border-line"}`}
    >
      <span
        aria-hidden
        className={`grid size-6 shrink-0 place-items-center rounded-md text-xs font-semibold ${isLive ? "bg-accent text-on-accent" : "bg-sunken"}`}
      >
        {letter}
      </span>
      <div className="min-w-0 flex-1">
        {isRenaming ? (
          <NameField branch={branch} onDone={() => setRenaming(false)} />
        ) : (
          <button
            type="button"
            disabled={isLive || isCrowded}
            aria-label={isLive ? undefined : t.goTo(letter, words)}
            onClick={() => {
              goTo(id);
              onClose();
            }}
            className="block w-full cursor-pointer truncate text-left text-body font-medium enabled:hover:underline disabled:cursor-default max-md:min-h-8"
          >
            {words}
          </button>
        )}
        <Place branch={branch} all={all} />
      </div>
      {isCrowded ? (
        !isLive && (
          <Button
            className="max-md:h-11"
            onClick={() => {
              drop(id);
              settleCrowd(true);
              onClose();
            }}
          >
            {t.drop(letter)}
          </Button>
        )
      ) : (
        <>
          <IconButton
            icon="settings"
            look="quiet"
            className="max-md:size-11!"
            label={t.nameOf(letter)}
            onClick={() => setRenaming(!isRenaming)}
          />
          <IconButton
            icon="remove"
            look="quiet"
            className="max-md:size-11!"
            label={`${t.remove}: ${letter}`}
            onClick={() => drop(id)}
          />
        </>
      )}
    </li>
  );
}

/** Where it leaves which other one. */
function Place({ branch: { parent, parting, at, isLive }, all }: Pick<RowProps, "branch" | "all">) {
  const { branches: t, terms } = useBranchText();
  const unit = useTimeUnit();
  const of = all.find(({ id }) => id === parent)?.letter;
  const place = of === undefined ? t.first : parting ? t.leaves(of, terms.time(at, unit)) : t.leavesAtStart(of);
  return <p className="text-xs text-soft">{isLive ? `${t.live} · ${place}` : place}</p>;
}

function NameField({ branch, onDone }: { readonly branch: ShownBranch; readonly onDone: () => void }) {
  const { branches: t } = useBranchText();
  const { rename } = useBranchActions();
  const { id, letter, given, words } = branch;
  const [draft, setDraft] = useState(given);
  const finish = (isSaved: boolean) => {
    if (isSaved && draft.trim() !== given) rename(id, draft);
    onDone();
  };
  return (
    <span data-field={`name${id}`}>
      <input
        // Where the person has just asked to write.
        ref={(field) => field?.focus()}
        value={draft}
        placeholder={words}
        maxLength={MOST.titleCharacters}
        aria-label={t.nameOf(letter)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          // A key that ends a Chinese composition belongs to the composition.
          if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
          event.stopPropagation();
          event.preventDefault();
          finish(event.key === "Enter");
        }}
        className="h-8 w-full rounded-md border border-accent bg-panel px-1.5 text-body max-md:h-11"
      />
    </span>
  );
}
