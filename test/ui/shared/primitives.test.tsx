/** The primitives that every panel is made of. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Button } from "../../../src/ui/shared/Button.tsx";
import { IconButton } from "../../../src/ui/shared/IconButton.tsx";
import { Menu, MenuChoice, MenuItem } from "../../../src/ui/shared/Menu.tsx";
import { Meter } from "../../../src/ui/shared/Meter.tsx";
import { Panel } from "../../../src/ui/shared/Panel.tsx";
import { VmChip } from "../../../src/ui/shared/VmChip.tsx";

describe("Meter", () => {
  it.each([
    [0.5, "50"],
    [1.2, "100"],
    [-1, "0"],
    [Number.NaN, "0"],
  ])("of ratio %d stands at %s percent", (ratio, now) => {
    render(<Meter label="CPU" ratio={ratio} text="x" color="red" />);
    expect(screen.getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuenow", now);
  });
});

describe("Panel", () => {
  it("is a region named by its heading", () => {
    render(
      <Panel title="Memory" subtitle="24 page frames" right="faults 17">
        frames
      </Panel>,
    );
    expect(screen.getByRole("region", { name: "Memory" })).toHaveTextContent("24 page frames");
    expect(screen.getByRole("heading", { level: 2, name: "Memory" })).toBeInTheDocument();
  });
});

describe("VmChip", () => {
  it("carries the whole name of a machine as its title", () => {
    render(<VmChip vm={0} name="a machine with a very long name indeed" />);
    expect(screen.getByTitle("a machine with a very long name indeed")).toBeInTheDocument();
  });

  it("adds a patterned swatch from the ninth machine on, when hues repeat", () => {
    const { container, rerender } = render(<VmChip vm={7} name="eighth" />);
    expect(container.querySelector("[aria-hidden]")).toBeNull();
    rerender(<VmChip vm={8} name="ninth" />);
    expect(container.querySelector("[aria-hidden]")).not.toBeNull();
  });
});

describe("buttons", () => {
  it("never submit a form they happen to stand in", async () => {
    const onSubmit = vi.fn<() => void>();
    render(
      <form onSubmit={onSubmit}>
        <Button>Words</Button>
        <IconButton icon="close" label="Close" />
      </form>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Words" }));
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it("show the name of an icon as a tooltip on focus", async () => {
    render(<IconButton icon="undo" label="Undo" />);
    await userEvent.tab();
    expect(await screen.findByRole("tooltip")).toHaveTextContent("Undo");
  });
});

describe("Menu", () => {
  it("opens and chooses by keyboard, and gives the focus back", async () => {
    const onSelect = vi.fn<() => void>();
    render(
      <Menu trigger={<Button>Open</Button>}>
        <MenuItem text="First" onSelect={() => {}} />
        <MenuItem text="Second" onSelect={onSelect} />
      </Menu>,
    );
    await userEvent.tab();
    await userEvent.keyboard("{Enter}{ArrowDown}{Enter}");
    expect(onSelect).toHaveBeenCalledOnce();
    expect(screen.getByRole("button", { name: "Open" })).toHaveFocus();
  });

  it("marks the present one of several choices and reports another", async () => {
    const onChange = vi.fn<(value: "a" | "b") => void>();
    const choices = [
      { value: "a", text: "A" },
      { value: "b", text: "B" },
    ] as const;
    render(
      <Menu trigger={<Button>Open</Button>}>
        <MenuChoice label="Letter" value="a" choices={choices} onChange={onChange} />
      </Menu>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Open" }));
    expect(screen.getByRole("menuitemradio", { name: "A" })).toBeChecked();
    await userEvent.click(screen.getByRole("menuitemradio", { name: "B" }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith("b");
  });
});
