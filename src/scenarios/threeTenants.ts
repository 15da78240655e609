/**
 * The first screen: a web server, a database and a build machine share two processors, too few frames and two disks.
 * Each has a working set it comes back to and a few pages it touches seldom; the working sets fit together, all pages do
 * not, so that faults, write-backs and swapping happen now and then without end.
 */
import { defaultCosts, defaultHost, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { compute, loop, read, readBlock, wait, write, writeBlock } from "../codec/notation/ops.ts";
import type { GalleryEntry } from "./gallery.ts";
import { TITLES } from "./titles.ts";

const PAGE = 4096;
const EXTENT = 4 * 2 ** 20;

// Each begins by touching most of its pages, so that memory is full and the first page is evicted soon.
const WEB = [
  read(0, 1),
  compute(2),
  read(2, 3, 4),
  compute(2),
  write(5),
  read(6, 7),
  loop(
    null,
    loop(2, read(0, 1), compute(3), write(2), read(3), compute(2)),
    wait(3),
    read(4, 5),
    compute(3),
    loop(3, read(0), compute(4), write(1), read(2)),
    readBlock(0, 2),
    read(6, 7),
    write(8),
    compute(4),
    loop(2, read(0, 1, 3), compute(4)),
    read(9),
    compute(2),
  ),
].flat();

const DB = [
  read(0, 1, 2),
  compute(2),
  write(3, 4),
  read(5, 6),
  compute(1),
  write(7),
  read(8, 9),
  writeBlock(1, 0),
  loop(
    null,
    loop(2, read(0, 1), write(2), compute(3), read(3), write(4), compute(2)),
    readBlock(0, 12),
    read(10, 11),
    write(5),
    compute(4),
    loop(3, read(0, 1), write(4), compute(4)),
    writeBlock(1, 3),
    read(6, 7),
    compute(3),
    loop(2, read(2, 3), compute(5)),
    write(8),
    read(9),
    compute(3),
  ),
].flat();

const CI = [
  read(0, 1, 2),
  compute(3),
  write(3),
  read(4, 5, 6),
  loop(
    null,
    loop(3, compute(5), read(0, 1), write(2)),
    readBlock(1, 1),
    read(3),
    compute(6),
    read(4),
    loop(3, compute(5), read(0, 2), write(5)),
    readBlock(0, 1),
    read(6),
    write(7),
    compute(4),
  ),
].flat();

export const threeTenants: GalleryEntry = {
  id: "threeTenants",
  // The clock hand clears four reference bits and takes a changed page from another machine.
  opensAt: 132,
  scenario: {
    ...defaultScenario,
    title: TITLES.threeTenants.en,
    tickUnit: "ms",
    hosts: [
      {
        ...defaultHost,
        pcpus: 2,
        runQueues: "global",
        workStealing: false,
        scheduler: { policy: "pwrr", params: { roundLength: 12 } },
        frames: 24,
        pageBytes: PAGE,
        replacement: {
          policy: "clock",
          params: { referencedOnLoad: true, handAfterLoad: "past", bits: 1, clearEvery: 0 },
        },
        replacementScope: "global",
        disks: [
          { extents: 24, readTicks: 5, writeTicks: 5 },
          { extents: 24, readTicks: 5, writeTicks: 5 },
        ],
        extentBytes: EXTENT,
        allocation: "normal",
        swapBytes: 2 * EXTENT,
        costs: { ...defaultCosts, fault: 1, ioExit: 1, hypercall: 1, trap: 1, shutdown: 4 },
      },
    ],
    machines: [
      {
        ...defaultMachine("web"),
        priority: 3,
        memoryBytes: 10 * PAGE,
        volumes: [{ name: "root", bytes: 3 * EXTENT }],
        programs: [WEB],
      },
      {
        ...defaultMachine("db"),
        priority: 2,
        memoryBytes: 12 * PAGE,
        volumes: [
          { name: "data", bytes: 14 * EXTENT },
          { name: "log", bytes: 6 * EXTENT },
        ],
        programs: [DB],
      },
      {
        ...defaultMachine("ci"),
        priority: 1,
        memoryBytes: 8 * PAGE,
        volumes: [
          { name: "root", bytes: 4 * EXTENT },
          { name: "cache", bytes: 4 * EXTENT },
        ],
        programs: [CI],
      },
    ],
  },
  tries: [
    { do: "host", part: { frames: 30 } },
    { do: "command", command: { command: "pause", vm: "ci" } },
    { do: "next", unit: "fault" },
  ],
  texts: {
    en: {
      title: TITLES.threeTenants.en,
      description:
        "A web server, a database and a build machine share two processors and too little memory: pause one and watch the others speed up.",
      see: "Too little memory for all: pause one machine and the others speed up.",
    },
    zh: {
      title: TITLES.threeTenants.zh,
      description: "网站、数据库和构建机共用两个处理器，内存也不够用：暂停其中一台，看另外两台如何变快。",
      see: "内存不够大家用：暂停一台，另外两台就变快。",
    },
  },
};
