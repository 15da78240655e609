/** The fast tier in the panel of storage, on runs of the core: what is where, who waits, who leaves next, in both languages. */
import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { hostOf, withHost, type ResidencySpec, type Scenario } from "../../../src/model/scenario.ts";
import { residentVolumes } from "../../../src/scenarios/residentVolumes.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { StoragePanel } from "../../../src/ui/storage/StoragePanel.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";

const { scenario } = residentVolumes;

const withTier = (part: Partial<ResidencySpec>): Scenario => {
  const host = hostOf(scenario);
  return withHost(scenario, { ...host, residency: { ...host.residency!, ...part } });
};

function showAt(time: number, of: Scenario = scenario, language: "en" | "zh" = "en") {
  const trace = simulate(of, { until: 100 });
  const host = hostAt(trace, trace.rowsUpTo(time), time);
  render(
    <OnPage of={fakeApp({ scenario: of, host, trace, language })}>
      <StoragePanel />
    </OnPage>,
  );
  return within(screen.getByRole("region", { name: language === "en" ? "Fast tier" : "高速层" }));
}

const slots = (section: ReturnType<typeof showAt>) =>
  section.getAllByRole("listitem").map(({ textContent }) => textContent);

describe("the fast tier in the storage panel", () => {
  it("shows what is resident, what is on its way and goes back, and who leaves next", () => {
    const section = showAt(10);
    expect(slots(section)).toEqual(["0reader/aleaves next", "1reader/con its wayreader/b goes back"]);
    expect(section.getByText("1 / 2 volumes")).toBeInTheDocument();
    expect(section.getByText("reader/b back, until t = 12")).toBeInTheDocument();
    expect(section.getByText("reader: read reader/c")).toBeInTheDocument();
    expect(section.getByRole("progressbar", { name: "Copied so far" })).toBeInTheDocument();
  });

  it("counts hits, misses and copies, and says what the archive alone has", () => {
    const section = showAt(20);
    expect(section.getByText("hits").parentElement ?? section.getByText("hits")).toHaveTextContent("1 hits");
    expect(section.getByText("misses", { exact: false })).toHaveTextContent("4 misses");
    expect(section.getByText("copied in", { exact: false })).toHaveTextContent("4 copied in");
    expect(section.getByText("copied back", { exact: false })).toHaveTextContent("1 copied back");
    expect(section.getByText("reader/a")).toBeInTheDocument();
  });

  it("has an open slot for nobody to leave, and no hint where a policy goes by what cannot be seen", () => {
    const section = showAt(10, withTier({ policy: "sieve" }));
    expect(section.queryByText("leaves next")).not.toBeInTheDocument();
  });

  it("counts extents where those come and go, and the free slots together", () => {
    const section = showAt(14, withTier({ unit: "extent", slots: 60 }));
    expect(section.getByText("3 / 60 extents")).toBeInTheDocument();
    expect(section.getByText("3 of 7 extents are in the fast tier.")).toBeInTheDocument();
    expect(section.getByText("56 free")).toBeInTheDocument();
  });

  it("speaks Chinese", () => {
    const section = showAt(10, scenario, "zh");
    expect(section.getByText("reader/b 复制回去，到 t = 12")).toBeInTheDocument();
    expect(section.getByText("下一个换出")).toBeInTheDocument();
  });

  it("is not there where volumes need not be brought from anywhere", () => {
    const { residency: _none, ...plain } = hostOf(scenario);
    const trace = simulate(withHost(scenario, plain), { until: 100 });
    render(
      <OnPage of={fakeApp({ scenario: withHost(scenario, plain), host: hostAt(trace, 10, 10), trace })}>
        <StoragePanel />
      </OnPage>,
    );
    expect(screen.queryByRole("region", { name: "Fast tier" })).not.toBeInTheDocument();
  });
});
