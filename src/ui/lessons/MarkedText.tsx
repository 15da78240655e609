/** A paragraph of a lesson. Words that point into the page are buttons: they select a machine, or lead to a panel. */
import { piecesOf, type Target } from "../../learn/marked.ts";
import type { RunState } from "../../store/runState.ts";
import { useActions } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";

const selectTrace = ({ trace }: RunState) => trace;

export interface MarkedTextProps {
  readonly text: string;
  readonly className?: string;
  /** Of a word that points to a panel, when it is pressed or has the focus. */
  readonly onPoint: (target: Target) => void;
}

export function MarkedText({ text, className = "", onPoint }: MarkedTextProps) {
  const { select } = useActions();
  const trace = useRun(selectTrace);
  const point = (target: Target) => {
    if (target.kind === "panel") return onPoint(target);
    const vm = trace?.info.vms.findIndex(({ name }) => name === target.vm) ?? -1;
    if (vm >= 0) select({ kind: "vm", vm });
  };
  return (
    <p className={className}>
      {piecesOf(text).map(({ text: words, target, at }) =>
        target === null ? (
          words
        ) : (
          <button
            key={at}
            type="button"
            onClick={() => point(target)}
            onFocus={() => point(target)}
            className="cursor-pointer border-b-2 border-accent font-semibold hover:bg-accent-soft"
          >
            {words}
          </button>
        ),
      )}
    </p>
  );
}
