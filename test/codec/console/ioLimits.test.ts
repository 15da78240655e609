/** Limits of I/O in the console, in our words and in libvirt's, and back again as a script. */
import { describe, expect, it } from "vitest";
import { defaultHost, defaultScenario } from "../../../src/codec/defaults.ts";
import type { Surroundings } from "../../../src/codec/console/form.ts";
import { ioTuneLines } from "../../../src/codec/console/ioLimits.ts";
import { readLine } from "../../../src/codec/console/line.ts";
import { scriptOf } from "../../../src/codec/console/script.ts";
import type { Command } from "../../../src/model/scenario.ts";

const MIB = 1024 * 1024;
// A block is an extent: 4 MiB.
const ABOUT: Surroundings = {
  host: defaultHost,
  machines: [{ name: "web", volumes: ["root"] }],
  commands: [],
  now: 10,
};
const commandOf = (line: string): Command | string => {
  const read = readLine(line, ABOUT);
  if (!read.ok) return read.problem.code;
  return read.action.kind === "command" ? read.action.command : read.action.kind;
};

describe("a limit of I/O in the console", () => {
  it.each([
    ["limit web --every 50 --requests 4", { every: 50, requests: 4 }],
    ["limit web --reads=2 --write-blocks 3 --burst 2", { reads: 2, writeBlocks: 3, burst: 2 }],
    ["limit web", {}],
    ["virsh blkdeviotune web root --total-iops-sec 4", { requests: 4 }],
    [
      "virsh blkdeviotune web --read-iops-sec 4 --write-bytes-sec 8M --every 200",
      { reads: 4, writeBlocks: 2, every: 200 },
    ],
    ["virsh blkdeviotune web root --total-iops-sec 0", {}],
  ] as const)("reads %s", (line, said) => {
    expect(commandOf(line)).toEqual({ command: "setIoLimit", vm: "web", ...said });
  });

  it.each([
    ["limit web --requests none", "notANumber"],
    ["limit web --requests 0", "notANumber"],
    ["limit web --every 0", "notANumber"],
    ["virsh blkdeviotune web root --total-bytes-sec 1000", "notInBlocks"],
    ["virsh blkdeviotune web root --total-bytes-sec much", "notASize"],
    ["virsh blkdeviotune", "missing"],
  ])("says what is wrong with %s", (line, code) => {
    expect(commandOf(line)).toBe(code);
  });

  it("stands in the script as a line that gives it again", () => {
    const command = { command: "setIoLimit", vm: "web", every: 50, reads: 2, burst: 3, at: 7 } as const;
    const [line] = scriptOf({ ...defaultScenario, commands: [command] });
    const { at, ...given } = command;
    expect(line).toBe(`at ${at} limit web --every 50 --reads 2 --burst 3`);
    expect(commandOf(line!.replace(`at ${at} `, ""))).toEqual(given);
  });

  it("is shown as virsh shows it when nothing is set, 0 being no limit", () => {
    expect(commandOf("virsh blkdeviotune web root")).toBe("table");
    expect(ioTuneLines({ every: 100, burst: 1, requests: 4, readBlocks: 2 }, 4 * MIB)).toEqual([
      "total_bytes_sec: 0",
      "read_bytes_sec : 8388608",
      "write_bytes_sec: 0",
      "total_iops_sec : 4",
      "read_iops_sec  : 0",
      "write_iops_sec : 0",
      "period         : 100",
      "",
    ]);
    expect(ioTuneLines(null, 4 * MIB)[3]).toBe("total_iops_sec : 0");
  });
});
