/** What a presenter's remote does where the run has ended: the first suggestion that changes the host; the run begins anew. */
import type { Try } from "../../scenarios/gallery.ts";
import { useRunActions } from "../shared/useRun.ts";
import { usePointed } from "./usePointed.ts";
import { useTries } from "./useTries.ts";

export interface Presented {
  readonly label: string;
  readonly act: () => void;
}

/** The suggestion that the next press does; null while nothing is pointed at. */
export function usePresented(tries: readonly Try[]): Presented | null {
  const { seekStart } = useRunActions();
  const [first = null] = useTries(tries.filter((tried) => tried.do === "host"));
  const act = () => {
    first?.act();
    seekStart();
  };
  return usePointed(1, first && act) ? first : null;
}
