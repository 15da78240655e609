/** What the tooltip says over a wait. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Language } from "../../../src/store/appState.ts";
import { WaitedFor } from "../../../src/ui/steal/WaitedFor.tsx";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { renderWithStore } from "../shared/renderWithStore.tsx";

const trace = fakeTrace({
  machines: [{ name: "web" }, { name: "db", vcpus: 2 }, { name: "ci" }],
  pcpus: ["AAA##BB.", "DD#CCCC."],
  vcpus: ["00000---", "-----00-", "---1111-", "11------"],
});

function lines(vcpu: number, time: number, language: Language = "en"): string[] {
  const { container, unmount } = renderWithStore(<WaitedFor trace={trace} vcpu={vcpu} time={time} />, [], { language });
  const texts = [...container.children].map((line) => line.textContent);
  unmount();
  return texts;
}

describe("the tooltip over a wait", () => {
  it("names the vCPU on each pCPU that is waited for", () => {
    expect(lines(1, 1)).toEqual(["web held pCPU 0", "ci held pCPU 1"]);
    expect(lines(0, 5.5)).toEqual(["db.0 held pCPU 0", "db.1 held pCPU 1"]);
  });

  it("says which pCPU is switching, and that one is idle", () => {
    expect(lines(1, 2)).toEqual(["web held pCPU 0", "pCPU 1 was switching to db.1"]);
    expect(lines(0, 7)).toEqual(["pCPU 0 was idle", "pCPU 1 was idle"]);
  });

  it("says of its own switch-in nothing else", () => {
    expect(lines(1, 3)).toEqual(["pCPU 0 was switching to it"]);
  });

  it("says nothing where there is no wait", () => {
    expect(lines(0, 1)).toEqual([]);
  });

  it("counts what would be too many lines", () => {
    const wide = fakeTrace({
      machines: [{ name: "web", vcpus: 6 }, { name: "db" }],
      pcpus: ["A", "B", "C", "D", "E", "F"],
      vcpus: ["0", "1", "2", "3", "4", "5", "-"],
    });
    renderWithStore(<WaitedFor trace={wide} vcpu={6} time={0} />);
    expect(screen.getAllByText(/held/)).toHaveLength(4);
    expect(screen.getByText("and 2 more pCPUs")).toBeInTheDocument();
  });

  it("speaks Chinese", () => {
    expect(lines(1, 2, "zh")).toEqual(["pCPU 0 被 web 占用", "pCPU 1 正在切换到 db.1"]);
  });
});
