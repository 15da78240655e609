/**
 * What OSTEP's simulators print, pasted whole. The prints are made here as the programs make them, of the inputs of their
 * own runs; the answers are those that they gave (ostep-homework@6c6cfc7, run with -c).
 */
import { describe, expect, it } from "vitest";
import type { AddressExercise } from "../../../src/codec/addressing/exercise.ts";
import { readAddressText } from "../../../src/codec/addressing/readText.ts";
import { translateAddress } from "../../../src/codec/addressing/translate.ts";
import { oracleVectors } from "../../support/oracles.ts";

interface Sample {
  readonly id: string;
  readonly source: string;
  readonly file: AddressFile;
  readonly expected?: readonly {
    readonly address: number;
    readonly physical: number | null;
    readonly value?: number | null;
  }[];
}

type AddressFile =
  | {
      readonly scheme: "paging";
      readonly pageSize: number;
      readonly pageTable: readonly number[];
      readonly addresses: readonly number[];
    }
  | {
      readonly scheme: "multilevel";
      readonly root: number;
      readonly memory: readonly string[];
      readonly addresses: readonly number[];
    }
  | {
      readonly scheme: "baseAndBounds";
      readonly base: number;
      readonly limit: number;
      readonly addresses: readonly number[];
    }
  | {
      readonly scheme: "segmentation";
      readonly addressSpace: number;
      readonly segments: readonly { readonly base: number; readonly limit: number }[];
      readonly addresses: readonly number[];
    };

const samples = (oracleVectors("addresses") as readonly Sample[]).filter(({ source }) => source.startsWith("ostep"));

const hex8 = (value: number) => `0x${value.toString(16).padStart(8, "0")}`;
const space = (bytes: number) => (bytes % 1024 === 0 ? `${bytes / 1024}k` : String(bytes));

function traceOf(addresses: readonly number[]): string[] {
  return [
    "Virtual Address Trace",
    ...addresses.map(
      (each, at) =>
        `  VA ${String(at).padStart(2)}: ${hex8(each)} (decimal: ${String(each).padStart(4)}) --> PA or segmentation violation?`,
    ),
    "",
    "For each virtual address, either write down the physical address it translates to",
  ];
}

const linesOf = (file: AddressFile): string[] => {
  switch (file.scheme) {
    case "baseAndBounds":
      return [
        "ARG seed 0\nARG address space size 1k\nARG phys mem size 16k\n\nBase-and-Bounds register information:\n",
        `  Base   : ${hex8(file.base)} (decimal ${file.base})`,
        `  Limit  : ${file.limit}\n`,
        ...traceOf(file.addresses),
      ];
    case "segmentation":
      return [
        `ARG seed 0\nARG address space size ${space(file.addressSpace)}\nARG phys mem size 16k\n\nSegment register information:\n`,
        `  Segment 0 base  (grows positive) : ${hex8(file.segments[0]!.base)} (decimal ${file.segments[0]!.base})`,
        `  Segment 0 limit                  : ${file.segments[0]!.limit}\n`,
        `  Segment 1 base  (grows negative) : ${hex8(file.segments[1]!.base)} (decimal ${file.segments[1]!.base})`,
        `  Segment 1 limit                  : ${file.segments[1]!.limit}\n`,
        ...traceOf(file.addresses),
      ];
    case "paging":
      return [
        `ARG seed 0\nARG address space size 16k\nARG phys mem size 64k\nARG page size ${space(file.pageSize)}\nARG verbose True\nARG addresses -1\n`,
        "\nThe format of the page table is simple:\nThe high-order (left-most) bit is the VALID bit.\n",
        "Page Table (from entry 0 down to the max size)",
        ...file.pageTable.map((entry, at) => `  [${String(at).padStart(8)}]  ${hex8(entry)}`),
        "\nVirtual Address Trace",
        ...file.addresses.map(
          (each) => `  VA ${hex8(each)} (decimal: ${String(each).padStart(8)}) --> PA or invalid address?`,
        ),
      ];
    case "multilevel":
      return [
        "ARG seed 0\nARG allocated 64\nARG num 10\n",
        ...file.memory.map((contents, frame) => `page ${String(frame).padStart(3)}:${contents}`),
        `\nPDBR: ${file.root}  (decimal) [This means the page directory is held in this page]\n`,
        ...file.addresses.map(
          (each) =>
            `Virtual Address ${each.toString(16).padStart(4, "0")}: Translates To What Physical Address (And Fetches what Value)? Or Fault?`,
        ),
      ];
  }
};

function readOf(text: string): { exercise: AddressExercise; names: readonly string[] } {
  const reading = readAddressText(text);
  if (!reading || !("exercise" in reading)) throw new Error(`not understood: ${JSON.stringify(reading)}`);
  return reading;
}

describe("what a simulator of OSTEP prints", () => {
  it.each(samples)(
    "$id is answered with the physical addresses and faults that it gives itself",
    ({ file, expected }) => {
      const { exercise } = readOf(linesOf(file).join("\n"));
      const { scheme, addresses } = exercise;
      if (scheme.scheme === "nestedWalk") throw new Error("nobody asked for a walk");
      const told = addresses.map((address, at) => {
        const { physical, value } = translateAddress(scheme, address);
        return { address, physical, ...("value" in expected![at]! ? { value } : {}) };
      });
      const wanted = expected!.map(({ address, physical, value }) => ({
        address,
        physical,
        ...(value === undefined ? {} : { value }),
      }));
      expect(told).toEqual(wanted);
    },
  );

  it("calls addresses as they are printed: those of several levels in hexadecimal", () => {
    const text = "page 0: 817f827f\npage 1: 837f7f7f\npage 2: 7f837f7f\npage 3: 0a0b0c0d\nPDBR: 0\nVirtual Address 24:";
    expect(readOf(text).names).toEqual(["0x24"]);
    expect(readOf("  Base   : 0x00003082\n  Limit  : 472\n  VA  0: 0x000001ae (decimal:  430)").names).toEqual(["430"]);
  });

  it("says which frame is missing in the middle", () => {
    const text = "page 0: 817f827f\npage 2: 7f837f7f\nPDBR: 0\nVirtual Address 24:";
    expect(readAddressText(text)).toEqual({ problem: "memory[1] is the 4 bytes of a frame in 8 hexadecimal digits" });
  });
});
