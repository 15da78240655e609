/** What a row of the table of machines shows anew, and when. */
import { render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { VcpuTime } from "../../../../src/trace/figures/steal.ts";
import { machineViews } from "../../../../src/ui/machines/machineView.ts";
import { MachineTableRow, type MachineTableRowProps } from "../../../../src/ui/machines/table/MachineTableRow.tsx";
import { fakeApp } from "../../../support/fakeApp.ts";
import { fakeTrace } from "../../../support/fakeTrace.ts";
import { OnPage } from "../../../support/oneRun.tsx";

const trace = fakeTrace({ machines: [{ name: "web" }, { name: "db" }], pcpus: ["AAAABBBB"] });
const host = trace.hostAt(0, 8);
const machine = machineViews(trace.info, host)[0]!;

const takenByDb = (ticks: number) => ({ shares: 1, taken: [0, ticks], nobody: 0 }) as unknown as VcpuTime;

const BASE: MachineTableRowProps = {
  vm: 0,
  machine,
  steal: 0.25,
  cap: null,
  throttled: null,
  place: 2,
  isSelected: false,
  isChosen: false,
  hasMemory: false,
  hasHosts: false,
  takers: [1],
  shades: "3",
  picked: -1,
  time: takenByDb(12),
  info: trace.info,
  unit: "tick",
  isPassing: false,
  onPick: vi.fn(),
  onToggle: vi.fn(),
};

function row() {
  const one = fakeApp({ trace, host });
  const page = (props: Partial<MachineTableRowProps>) => (
    <OnPage of={one}>
      <table>
        <tbody>
          <MachineTableRow {...BASE} {...props} />
        </tbody>
      </table>
    </OnPage>
  );
  const { rerender } = render(page({}));
  return { show: (props: Partial<MachineTableRowProps>) => rerender(page(props)) };
}

const cell = () => screen.getByRole("button", { name: /took/ });

describe("a row of the table of machines", () => {
  it("says how much was taken whenever the run rests", () => {
    const { show } = row();
    expect(cell()).toHaveAccessibleName(/db took 12\D.*web/);
    show({ time: takenByDb(13) });
    expect(cell()).toHaveAccessibleName(/db took 13\D.*web/);
  });

  it("renews these words with its shades while moments pass by, and when they have passed", () => {
    const { show } = row();
    show({ time: takenByDb(20), isPassing: true });
    expect(cell()).toHaveAccessibleName(/db took 12\D/);
    show({ time: takenByDb(30), shades: "4", isPassing: true });
    expect(cell()).toHaveAccessibleName(/db took 30\D/);
    show({ time: takenByDb(31), shades: "4", isPassing: true });
    show({ time: takenByDb(31), shades: "4" });
    expect(cell()).toHaveAccessibleName(/db took 31\D/);
  });

  it("shows its figures and what it does at each moment", () => {
    const { show } = row();
    expect(screen.getByText("25%")).toBeVisible();
    show({ steal: 0.5, isPassing: true, time: takenByDb(20), machine: { ...machine, faults: 3, weight: 77 } });
    expect(screen.getByText("50%")).toBeVisible();
    expect(screen.getByText("77")).toBeVisible();
  });
});
