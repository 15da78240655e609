/** A lesson in a frame of another page: what is there, and that nothing of it is remembered. */
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { FramedApp } from "../../../src/ui/framed/FramedApp.tsx";
import { FramedLesson, forgetLessons } from "../../../src/ui/framed/FramedLesson.tsx";
import { AppContext } from "../../../src/ui/shared/useApp.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { linkTo, OWN } from "../../support/lessonApp.ts";
import { openApp } from "../../support/oneRun.tsx";
import { createSessionPort } from "../../support/sessionPort.ts";

vi.mock("../../../src/ui/lessons/LessonCharts.tsx", () => ({
  LessonCharts: () => <p>the charts</p>,
  Focused: () => <p>the charts</p>,
}));
vi.mock("../../../src/ui/processor/PhoneChart.tsx", () => ({ PhoneChart: () => <p>the charts</p> }));

beforeEach(() => localStorage.clear());

async function open(isTextOnly: boolean) {
  const port = createSessionPort();
  const one = openApp({ scenario: OWN, connect: (listener) => createRunClient(() => port, listener) });
  await Promise.resolve();
  port.settle();
  one.actions.setMode("lessons", linkTo("equal-shares", "fourth"));
  forgetLessons(one.app);
  render(
    <AppContext value={one.app}>
      <FramedApp>
        <FramedLesson isTextOnly={isTextOnly} />
      </FramedApp>
    </AppContext>,
  );
  act(() => port.settle());
  return { one, settle: () => act(() => port.settle()) };
}

describe("a lesson in a frame", () => {
  it("has its picture and the time controls, goes on in it, and leaves nothing behind", async () => {
    const { one, settle } = await open(false);
    expect(screen.getAllByText("the charts").length).toBeGreaterThan(0);
    expect(screen.getByRole("contentinfo", { name: "Time controls" })).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Continue" }));
    settle();
    expect(one.getState().modeLink).toMatch(/^lesson\.equal-shares\./);
    expect(localStorage).toHaveLength(0);
  });

  it("is read without a picture where the text alone is wanted", async () => {
    await open(true);
    expect(screen.getByRole("heading", { name: "T = N / k", level: 2 })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Continue" })).toBeInTheDocument();
    expect(screen.queryByText("the charts")).toBeNull();
    expect(screen.queryByRole("contentinfo", { name: "Time controls" })).toBeNull();
  });
});
