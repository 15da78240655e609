/** Which rows of a long table are drawn. */
import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ROW_PX, useRowWindow } from "../../../src/ui/machines/table/rowWindow.ts";

function Rows({ count }: { readonly count: number }) {
  const { from, to, onScroll } = useRowWindow(count);
  return (
    <div data-testid="rows" data-from={from} data-to={to} onScroll={onScroll}>
      rows
    </div>
  );
}

const drawn = () => {
  const { from, to } = screen.getByTestId("rows").dataset;
  return [Number(from), Number(to)] as const;
};

function scrollToRow(row: number): void {
  const element = screen.getByTestId("rows");
  Object.defineProperty(element, "clientHeight", { value: 20 * ROW_PX, configurable: true });
  element.scrollTop = row * ROW_PX;
  fireEvent.scroll(element);
}

describe("the rows of a table", () => {
  it("are all drawn where they are not many", () => {
    render(<Rows count={40} />);
    expect(drawn()).toEqual([0, 40]);
    scrollToRow(30);
    expect(drawn()).toEqual([0, 40]);
  });

  it("are drawn around what is in view where they are very many", () => {
    render(<Rows count={256} />);
    expect(drawn()[0]).toBe(0);
    expect(drawn()[1]).toBeLessThan(80);
    for (const row of [0, 5, 100, 101, 236]) {
      scrollToRow(row);
      const [from, to] = drawn();
      expect(from).toBeLessThanOrEqual(row);
      expect(to).toBeGreaterThanOrEqual(Math.min(256, row + 20));
      expect(to - from).toBeLessThan(80);
    }
  });

  it("do not end beyond the last one when the table gets shorter", () => {
    const { rerender } = render(<Rows count={256} />);
    scrollToRow(236);
    rerender(<Rows count={100} />);
    const [from, to] = drawn();
    expect(to).toBe(100);
    expect(from).toBeGreaterThan(0);
  });
});
