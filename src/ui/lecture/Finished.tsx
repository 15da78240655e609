/** Whose programs have ended, in the order in which they did. */
import { useShallow } from "zustand/react/shallow";
import type { RunState } from "../../store/runState.ts";
import type { VcpuId } from "../../model/units.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { useRun } from "../shared/useRun.ts";
import { useLectureText } from "./useLectureText.ts";

/** Names that are shown; the others are counted. */
const SHOWN = 6;

function selectFinished({ host }: RunState): readonly VcpuId[] {
  if (!host) return [];
  const done = [...host.vcpus.entries()].filter(([, { phase }]) => phase === "finished");
  return done.toSorted(([, a], [, b]) => a.done - b.done).map(([vcpu]) => vcpu);
}

const selectInfo = ({ trace }: RunState) => trace?.info ?? null;

export function Finished() {
  const { lecture: t, processor } = useLectureText();
  const info = useRun(selectInfo);
  const finished = useRun(useShallow(selectFinished));
  return (
    <p className="flex min-w-0 shrink-0 items-center gap-2 text-sm text-soft">
      {t.finished}
      {finished.length === 0 && <span className="text-faint">{t.nobody}</span>}
      {info &&
        finished.slice(-SHOWN).map((vcpu) => (
          <b key={vcpu} className="rounded-md border border-line px-2.5 py-0.5 font-semibold">
            {vcpuLabel(info, vcpu)}
          </b>
        ))}
      {finished.length > SHOWN && <span>{processor.more(finished.length - SHOWN)}</span>}
    </p>
  );
}
