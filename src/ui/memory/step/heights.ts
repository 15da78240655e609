/** How high the panel of a step is: the same for a policy whatever the step, so that nothing below it moves. */
import type { memoryPolicies } from "../../../vmm/memory/policies.ts";

type Policy = (typeof memoryPolicies)[number];

/** Heading and foot of the panel, heads of columns, a list, an order, a ring with its caption. */
const HEIGHT = { panelPx: 56, headPx: 20, listPx: 30, orderPx: 44, ringPx: 150 } as const;

const PX_PER_REM = 16;

/** In rem: it grows with the type in it. `lists`: how many the policy shows. */
export function stepHeight({ hand, isReferenced, counts, goesBy }: Policy, lists: number): number {
  const { panelPx, headPx, listPx, orderPx, ringPx } = HEIGHT;
  const content =
    lists > 0 ? headPx + lists * listPx : goesBy || !(hand || isReferenced || counts) ? headPx + orderPx : ringPx;
  return (panelPx + Math.max(content, hand ? ringPx : 0)) / PX_PER_REM;
}
