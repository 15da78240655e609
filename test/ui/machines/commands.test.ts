/** Which buttons a machine has: domain A.3, by hand. */
import { describe, expect, it } from "vitest";
import { VM_STATES, type VmLife } from "../../../src/model/states.ts";
import { allowedCommands, refusedCommands } from "../../../src/ui/machines/commands.ts";

const BUTTONS: Readonly<Record<VmLife, readonly string[]>> = {
  none: [],
  shutOff: ["start", "delete"],
  running: ["pause", "shutdown", "stop"],
  paused: ["resume", "stop"],
  shuttingDown: ["stop"],
};

describe("the buttons of a machine", () => {
  it.each(VM_STATES)("are those of the lifecycle table in state %s, the most usual first", (life) => {
    expect(allowedCommands(life)).toEqual(BUTTONS[life]);
  });

  it.each(VM_STATES)("leave in state %s every other command to be refused with a reason", (life) => {
    const all = ["start", "pause", "resume", "shutdown", "stop", "delete"];
    expect(refusedCommands(life)).toEqual(all.filter((command) => !BUTTONS[life].includes(command)));
  });
});
