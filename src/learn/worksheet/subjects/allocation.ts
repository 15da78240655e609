/** Requests for memory in one piece: from which hole each is taken. */
import type { RandomStream } from "../../../base/prng.ts";
import type { RegionSpec } from "../../../model/scenario.ts";
import { defaultsOf } from "../../../model/settingKinds.ts";
import { REGION } from "../../../model/settings.ts";
import { Region } from "../../../vmm/memory/region/region.ts";
import { between, different } from "../draw.ts";
import { blank, given, type Problem } from "../problem.ts";

const RULES = ["first", "next", "best", "worst"] as const;
const REQUESTS = 5;

export function allocationProblem(stream: RandomStream, at: number): Problem {
  const rule = RULES[at % RULES.length]!;
  const holes = different(stream, 5, 10, 60).map((tens) => tens * 10);
  const requests = Array.from({ length: REQUESTS }, () => between(stream, 8, 45) * 10);
  // Blocks of ten units lie between the holes.
  const size = holes.reduce((sum, hole) => sum + hole, 0) + (holes.length - 1) * 10;
  const region = new Region({ ...(defaultsOf(REGION) as RegionSpec), size, fit: rule, holes });
  const rows = requests.map((asked, vm) => {
    const allocation = region.allocate(vm, asked);
    return {
      head: { text: `P${vm + 1}` },
      cells: [
        given(asked),
        blank(allocation ? allocation.hole.size : "–"),
        blank(allocation ? allocation.hole.size - asked : "–"),
      ],
    };
  });
  return {
    subject: "allocation",
    rule,
    facts: { holes: holes.join(", ") },
    tables: [{ isStrip: false, heads: ["request", "asked", "takenFrom", "left"].map((word) => ({ word })), rows }],
    totals: [{ word: "largest", cell: blank(Math.max(...region.state.holes.map(({ size: units }) => units))) }],
  };
}
