/** In the tooltip of the chart, over a wait: who had the pCPUs that were waited for at that moment. */
import type { VcpuId } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { holdersAt, type Holder } from "../../trace/figures/steal.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { useStealText } from "./useStealText.ts";

/** pCPUs that are told one by one. */
const PCPUS_TOLD = 4;

export interface WaitedForProps {
  readonly trace: TraceReader;
  readonly vcpu: VcpuId;
  /** The moment that is pointed at. */
  readonly time: number;
}

export function WaitedFor({ trace, vcpu, time }: WaitedForProps) {
  const { steal } = useStealText();
  const say = ({ pcpu, vcpu: holder, isSwitching }: Holder) => {
    if (holder < 0) return steal.idle(pcpu);
    if (isSwitching && holder === vcpu) return steal.switchIn(pcpu);
    const name = vcpuLabel(trace.info, holder);
    return isSwitching ? steal.switchingTo(name, pcpu) : steal.held(name, pcpu);
  };
  const holders = holdersAt(trace, vcpu, time);
  const more = holders.length - PCPUS_TOLD;
  return (
    <>
      {holders.slice(0, PCPUS_TOLD).map((holder) => (
        <div key={holder.pcpu}>{say(holder)}</div>
      ))}
      {more > 0 && <div>{steal.morePcpus(more)}</div>}
    </>
  );
}
