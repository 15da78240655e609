/** Says to screen readers at which difference one stands, once, when the cursor rests. */
import { selectIsPlaying, selectScenario } from "../../store/selectors.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { useSteps } from "./FirstDifference.tsx";
import { phaseWord } from "./Holder.tsx";
import { outcomeText } from "./outcome.ts";
import { useCompareText } from "./useCompare.ts";
import { useNames } from "./useCompared.ts";

export function SpokenDifference() {
  const { compare: t, terms } = useCompareText();
  const { found, stepped, count } = useSteps();
  const isPlaying = useApp(selectIsPlaying);
  const names = useNames();
  const unit = timeUnit(useRun(selectScenario));
  const said = () => {
    if (!found || !names || isPlaying || count === 0) return "";
    const position = t.position(count, stepped.all.length, found.isWhole);
    if (stepped.by === "time") {
      const { start, holders } = stepped.all[count - 1]!;
      const facts = holders.map(({ vcpu, phase }, at) => {
        const who = [vcpu < 0 ? t.idle : vcpuLabel(names, vcpu), phaseWord(t, phase) ?? ""];
        return `${at + 1}: ${who.join(" ").trim()}`;
      });
      return [position, t.atTime(terms.time(start, unit)), ...facts].join(", ");
    }
    const { number, vcpu, outcomes } = stepped.all[count - 1]!;
    const facts = outcomes.map((outcome, at) => `${at + 1}: ${outcomeText(t, outcome)}`);
    return [position, t.atReference(number, vcpuLabel(names, vcpu)), ...facts].join(", ");
  };
  return (
    <p role="status" className="sr-only">
      {said()}
    </p>
  );
}
