/**
 * Renders the open dialog over a small page with a button, on an app made by hand whose `openDialog` really opens and
 * closes. What the other actions are called with is remembered.
 */
import { render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { DialogId } from "../../../src/store/appState.ts";
import type { HostState } from "../../../src/trace/hostState.ts";
import { Dialogs } from "../../../src/ui/dialogs/Dialogs.tsx";
import { freeDisk } from "../../support/columns.ts";
import { OnPage, type OneState } from "../../support/oneRun.tsx";
import { fakeRun, fakeStore, type FakeMachine, type FakeStore } from "../shared/fakeStore.ts";

export interface ShownDialog extends FakeStore {
  readonly user: UserEvent;
}

/** Two disks of 24 free extents. */
function freeDisks(): HostState["pvs"] {
  return [freeDisk(24), freeDisk(24)];
}

const TIME = 20;

export function showDialog(
  dialog: DialogId | null,
  machines: readonly FakeMachine[] = [],
  rest: Partial<OneState> = {},
): ShownDialog {
  const host = { ...fakeRun(machines, TIME).host, pvs: freeDisks() };
  const fake = fakeStore(machines, { host, dialog, ...rest }, TIME);
  fake.actions.openDialog.mockImplementation((next) => fake.store.setState({ dialog: next }));
  const user = userEvent.setup({ delay: null });
  render(
    <OnPage of={fake.store}>
      <button type="button" onClick={() => fake.actions.openDialog("newMachine")}>
        New VM
      </button>
      <Dialogs />
    </OnPage>,
  );
  return { ...fake, user };
}
