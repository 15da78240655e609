/** The clock of who presents. */
import { act } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Clock } from "../../../src/ui/presenter/Clock.tsx";
import { renderWithStore } from "../shared/renderWithStore.tsx";

const KEY = "hyperscope.presenting";

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

it("goes on when the page is loaded again, and begins anew with another presentation", () => {
  const first = renderWithStore(<Clock />);
  act(() => void vi.advanceTimersByTime(65_000));
  expect(first.container).toHaveTextContent("1:05");
  // A page that is loaded again takes nothing down before.
  const kept = sessionStorage.getItem(KEY)!;
  first.unmount();
  expect(sessionStorage.getItem(KEY)).toBeNull();
  sessionStorage.setItem(KEY, kept);
  const again = renderWithStore(<Clock />);
  expect(again.container).toHaveTextContent("1:05");
  again.unmount();
  expect(renderWithStore(<Clock />).container).toHaveTextContent("0:00");
});

it("begins anew where what is kept is no moment before now", () => {
  for (const kept of ["1000001", "soon", "-5"]) {
    sessionStorage.setItem(KEY, kept);
    const { container, unmount } = renderWithStore(<Clock />);
    expect(container).toHaveTextContent("0:00");
    unmount();
  }
});
