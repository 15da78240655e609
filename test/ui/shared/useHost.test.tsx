/** What panels are given of the host at the cursor: trace and row always belong together. */
import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useHost } from "../../../src/ui/shared/moment/useHost.ts";
import { machine, scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

/** When the row before the cursor happened. */
function Last() {
  const known = useHost();
  return <output>{known && known.row > 0 ? known.trace.timeOf(known.row - 1) : "none"}</output>;
}

const shown = () => screen.getByRole("status").textContent;

describe("the host at the cursor", () => {
  it("is that of the run that is shown, also when a shorter one comes while the moment is dragged", async () => {
    const { at, actions, settle } = await openRun(<Last />, scenario(W1));
    at(20);
    expect(shown()).toBe("20");
    act(() => actions.setScrubbing(true));
    act(() =>
      actions.openScenario(scenario([machine("A", [{ op: "compute", ticks: 1 }])]), { time: 1, step: Infinity }),
    );
    settle();
    expect(shown()).toBe("1");
  });
});
