/** The panel with faults by frames of the run that is shown, with a worker in this thread. */
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { hostOf } from "../../../src/model/scenario.ts";
import { createCurves } from "../../../src/store/curves.ts";
import { FaultsByFrames } from "../../../src/ui/curves/FaultsByFrames.tsx";
import { CurvesContext } from "../../../src/ui/shared/curves/useCurves.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import type { CurvesPort } from "../../../src/worker/curvesClient.ts";
import { createCurvesSession, type CurvesSession } from "../../../src/worker/curvesSession.ts";
import { createSessionPort } from "../../support/sessionPort.ts";
import { OnPage, openApp } from "../../support/oneRun.tsx";
import { BELADY } from "../../support/paging.ts";
import { machine, references, scenario } from "../../support/workloads.ts";

const FIFO = { policy: "fifo", params: {} };

async function* noFile() {
  await Promise.reject(new Error("no files here"));
  yield { text: "", share: 1 };
}

function show(language: "en" | "zh" = "en") {
  const main = createSessionPort();
  const one = openApp({
    language,
    scenario: scenario([machine("A", references(BELADY))], { frames: 3, replacement: FIFO }),
    connect: (listener) => createRunClient(() => main, listener),
  });
  let session: CurvesSession | null = null;
  const startPort = (): CurvesPort => {
    const handlers: Parameters<CurvesPort["onMessage"]>[0][] = [];
    const own = createCurvesSession((message) => handlers.forEach((tell) => tell(structuredClone(message))), noFile);
    session = own;
    return {
      postMessage: (message) => own.receive(message),
      terminate: () => undefined,
      onMessage: (handler) => void handlers.push(handler),
      onFailure: () => undefined,
    };
  };
  render(
    <OnPage of={one}>
      <CurvesContext value={() => createCurves(startPort)}>
        <FaultsByFrames />
      </CurvesContext>
    </OnPage>,
  );
  const settle = () =>
    act(() => {
      while (session?.work());
    });
  return { one, settle };
}

describe("faults by frames of the run that is shown", () => {
  it("stand at points with every number of frames, with Belady's anomaly told", () => {
    const { settle } = show();
    settle();
    expect(screen.getByRole("button", { name: /^First in, first out, 4 frames: 10 faults/ })).toBeInTheDocument();
    expect(screen.getByText(/FIFO: 3 → 4 frames, faults 9 → 10/)).toBeInTheDocument();
  });

  it("open the run of a point by the keyboard alone", async () => {
    const { one, settle } = show();
    settle();
    const user = userEvent.setup();
    act(() => screen.getByRole("button", { name: /^First in, first out, 3 frames: 9 faults/ }).focus());
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(document.activeElement).toHaveAccessibleName(/^Least recently used, 4 frames: 8 faults/);
    await user.keyboard("{Enter}");
    expect(hostOf(one.getState().scenario)).toMatchObject({ frames: 4, replacement: { policy: "lru" } });
  });

  it("have a table of the same figures", async () => {
    const { settle } = show();
    settle();
    await userEvent.click(screen.getByRole("button", { name: "Values" }));
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows[3]).toHaveTextContent(/^3910/);
  });

  it("speak Chinese", () => {
    const { settle } = show("zh");
    settle();
    expect(screen.getByText(/^FIFO：页框 3 → 4，缺页 9 → 10（Belady 异常）/)).toBeInTheDocument();
  });
});
