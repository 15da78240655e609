/**
 * Says which branch is shown when another one is, for screen readers; where it ends before the moment that was asked for, a
 * notice says so to everybody. A change for which there is no room opens the list, in which one can be dropped.
 */
import { useEffect, useRef, useState } from "react";
import type { RunState } from "../../../store/runState.ts";
import { useBranchText } from "../text/useBranchText.ts";
import { useTimeUnit } from "../text/useTimeUnit.ts";
import { useActions } from "../useApp.ts";
import { useRun, useRunApi } from "../useRun.ts";
import { useBranches } from "./useBranches.ts";

const selectLiveId = (state: RunState) => state.tree.id;
const selectIsThere = (state: RunState) => state.isThere;
const selectIsCrowded = (state: RunState) => state.crowded !== null;

export function BranchVoice() {
  const { branches: t, terms } = useBranchText();
  const run = useRunApi();
  const unit = useTimeUnit();
  const { notify, openDialog } = useActions();
  const live = useBranches().find(({ isLive }) => isLive);
  const id = useRun(selectLiveId);
  const isThere = useRun(selectIsThere);
  const isCrowded = useRun(selectIsCrowded);
  const [seen, setSeen] = useState({ id, isOther: false });
  if (seen.id !== id) setSeen({ id, isOther: true });
  const told = useRef(seen);

  useEffect(() => {
    if (!isThere || told.current === seen) return;
    told.current = seen;
    const { asked, cursor } = run.getState();
    if (cursor.time >= asked.time) return;
    const time = terms.time(cursor.time, unit);
    notify({ tone: "info", code: "branchEnds", values: { time }, problems: [] });
  }, [seen, isThere, run, notify, terms, unit]);

  useEffect(() => {
    if (isCrowded) openDialog("branches");
  }, [isCrowded, openDialog]);

  return (
    <p role="status" className="sr-only">
      {live && seen.isOther ? t.shown(live.letter, live.words) : ""}
    </p>
  );
}
