/** Which commands a machine offers: domain A.3, by hand. */
import { describe, expect, it } from "vitest";
import { VM_STATES, type VmLife } from "../../../src/model/states.ts";
import { allowedCommands, buttonCommands, refusedCommands } from "../../../src/ui/machines/commands.ts";

const ALLOWED: Readonly<Record<VmLife, readonly string[]>> = {
  none: [],
  shutOff: ["start", "delete"],
  running: ["pause", "shutdown", "stop", "save", "reset", "crash"],
  paused: ["resume", "stop", "save", "reset"],
  shuttingDown: ["stop", "crash"],
  saved: ["start", "discardSave"],
  crashed: ["stop", "reset"],
};

const BUTTONS: Readonly<Record<VmLife, readonly string[]>> = {
  ...ALLOWED,
  running: ["pause", "shutdown", "stop"],
  paused: ["resume", "stop"],
  shuttingDown: ["stop"],
};

describe("the commands of a machine", () => {
  it.each(VM_STATES)("are those of the lifecycle table in state %s, the most usual first", (life) => {
    expect(allowedCommands({ life, isBusy: false })).toEqual(ALLOWED[life]);
  });

  it.each(VM_STATES)("have buttons in state %s unless they are seldom wanted", (life) => {
    expect(buttonCommands({ life, isBusy: false })).toEqual(BUTTONS[life]);
  });

  it.each(VM_STATES)("leave in state %s every other command to be refused with a reason", (life) => {
    const all = ["start", "pause", "resume", "shutdown", "stop", "save", "reset", "discardSave", "delete", "crash"];
    expect(refusedCommands({ life, isBusy: false })).toEqual(all.filter((command) => !ALLOWED[life].includes(command)));
  });

  it("are few while it has a job, which can be aborted", () => {
    expect(buttonCommands({ life: "running", isBusy: true })).toEqual(["pause", "stop", "abortJob"]);
    expect(buttonCommands({ life: "paused", isBusy: true })).toEqual(["resume", "stop", "abortJob"]);
  });
});
