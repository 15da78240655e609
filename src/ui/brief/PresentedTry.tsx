/** For an audience, which has no bar of the scenario: what the next press would do, and what the last change did. */
import { entryCalled } from "../../scenarios/list.ts";
import { selectEntry } from "../../store/selectors.ts";
import { useRun } from "../shared/useRun.ts";
import { PresenterKey } from "./PresenterKey.tsx";
import { ResultChip } from "./ResultChip.tsx";
import { usePresented } from "./usePresented.ts";
import { useResult } from "./useResult.ts";

export function PresentedTry() {
  const title = useRun(selectEntry);
  const entry = title && entryCalled(title.id);
  const presented = usePresented(entry ? entry.tries : []);
  const { result, remove } = useResult();
  return (
    <>
      {result && <ResultChip result={result} onRemove={remove} />}
      {presented && (
        <button
          type="button"
          onClick={presented.act}
          className="flex h-8 shrink-0 cursor-pointer items-center gap-2 rounded-lg bg-accent px-3 text-xs font-semibold whitespace-nowrap text-on-accent"
        >
          {presented.label} <PresenterKey />
        </button>
      )}
    </>
  );
}
