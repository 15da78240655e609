/** The primitives that every panel is made of. */
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Button } from "../../../src/ui/shared/Button.tsx";
import { IconButton } from "../../../src/ui/shared/IconButton.tsx";
import { Menu, MenuChoice, MenuItem } from "../../../src/ui/shared/floating/Menu.tsx";
import { Meter } from "../../../src/ui/shared/Meter.tsx";
import { Panel } from "../../../src/ui/shared/layout/Panel.tsx";
import { VmChip } from "../../../src/ui/shared/VmChip.tsx";
import { renderWithStore } from "./renderWithStore.tsx";

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
    renderWithStore(
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

  it("show the name of an icon as a tooltip on focus, until Esc or the focus goes", async () => {
    render(<IconButton icon="undo" label="Undo" />);
    await userEvent.tab();
    expect(screen.getByRole("tooltip")).toHaveTextContent("Undo");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
    await userEvent.tab({ shift: true });
    await userEvent.tab();
    expect(screen.getByRole("tooltip")).toBeInTheDocument();
    await userEvent.tab();
    expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
  });

  it("show it when a mouse rests on them, and not to a finger", async () => {
    render(<IconButton icon="undo" label="Undo" />);
    const target = screen.getByRole("button", { name: "Undo" });
    fireEvent.pointerEnter(target, { pointerType: "touch" });
    fireEvent.pointerLeave(target);
    fireEvent.pointerEnter(target, { pointerType: "mouse" });
    expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
    expect(await screen.findByRole("tooltip")).toHaveTextContent("Undo");
    fireEvent.pointerLeave(target);
    expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
  });
});

function threeItems(onSelect: (text: string) => void = () => {}) {
  return render(
    <>
      <Menu trigger={<Button>Open</Button>}>
        {["Alpha", "Beta", "Bravo"].map((text) => (
          <MenuItem key={text} text={text} onSelect={() => onSelect(text)} />
        ))}
      </Menu>
      <p>elsewhere</p>
    </>,
  );
}

const item = (name: string) => screen.getByRole("menuitem", { name });
const button = () => screen.getByRole("button", { name: "Open" });

describe("Menu", () => {
  it("stays open while something else scrolls, and goes away with its button", async () => {
    render(
      <div data-testid="around">
        <Menu trigger={<Button>Open</Button>}>
          <MenuItem text="Alpha" onSelect={() => {}} />
        </Menu>
        <div data-testid="elsewhere" />
      </div>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Open" }));
    fireEvent.scroll(screen.getByTestId("elsewhere"));
    expect(screen.getByRole("menu")).toBeInTheDocument();
    fireEvent.scroll(screen.getByTestId("around"));
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
  });

  it("opens and chooses by keyboard, and gives the focus back", async () => {
    const onSelect = vi.fn<(text: string) => void>();
    threeItems(onSelect);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(item("Alpha")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(onSelect).toHaveBeenCalledExactlyOnceWith("Beta");
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    expect(button()).toHaveFocus();
  });

  it("is named by its button, which says whether it is open", async () => {
    threeItems();
    expect(button()).toHaveAttribute("aria-expanded", "false");
    await userEvent.click(button());
    expect(button()).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByRole("menu", { name: "Open" })).toHaveFocus();
  });

  it("goes round with the arrows and to both ends with Home and End", async () => {
    threeItems();
    await userEvent.tab();
    await userEvent.keyboard("{ArrowUp}");
    expect(item("Bravo")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    expect(item("Alpha")).toHaveFocus();
    await userEvent.keyboard("{ArrowUp}");
    expect(item("Bravo")).toHaveFocus();
    await userEvent.keyboard("{Home}");
    expect(item("Alpha")).toHaveFocus();
    await userEvent.keyboard("{End}");
    expect(item("Bravo")).toHaveFocus();
  });

  it("moves to what is typed; one letter again goes to the next that begins with it", async () => {
    threeItems();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}b");
    expect(item("Beta")).toHaveFocus();
    await userEvent.keyboard("b");
    expect(item("Bravo")).toHaveFocus();
  });

  it("tells words with the same first letter apart by the next", async () => {
    threeItems();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}br");
    expect(item("Bravo")).toHaveFocus();
  });

  it.each(["{Escape}", "{Tab}"])("closes on %s and gives the focus back", async (key) => {
    threeItems();
    await userEvent.click(button());
    await userEvent.keyboard(key);
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    expect(button()).toHaveFocus();
  });

  it("closes on a second press of its button and on a press elsewhere", async () => {
    threeItems();
    await userEvent.click(button());
    await userEvent.click(button());
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    await userEvent.click(button());
    await userEvent.click(screen.getByText("elsewhere"));
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
  });

  it("closes when the page is scrolled, but not when the menu is", async () => {
    threeItems();
    await userEvent.click(button());
    fireEvent.scroll(screen.getByRole("menu"));
    expect(screen.getByRole("menu")).toBeInTheDocument();
    fireEvent.scroll(document);
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
  });

  it("passes over items that cannot be chosen", async () => {
    render(
      <Menu trigger={<Button>Open</Button>}>
        <MenuItem text="Alpha" onSelect={() => {}} />
        <MenuItem text="Beta" isDisabled onSelect={() => {}} />
        <MenuItem text="Bravo" onSelect={() => {}} />
      </Menu>,
    );
    await userEvent.tab();
    await userEvent.keyboard("{Enter}{ArrowDown}");
    expect(item("Bravo")).toHaveFocus();
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
