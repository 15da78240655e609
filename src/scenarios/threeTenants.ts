/**
 * The first screen: a web server, a database and a build machine share two processors, too few frames and two disks.
 * Each has a working set it comes back to and a few pages it touches seldom; the working sets fit together, all pages do
 * not, so that faults, write-backs and swapping happen now and then without end.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/written.ts";
import type { GalleryEntry } from "./gallery.ts";

const PAGE = 4096;
const EXTENT = 4 * 2 ** 20;

// Each begins by touching most of its pages, so that memory is full and the first page is evicted soon.
const WEB = `
  R 0 1; C 2; R 2 3 4; C 2; W 5; R 6 7
  LOOP * {
    LOOP 2 { R 0 1; C 3; W 2; R 3; C 2 }
    IO 3
    R 4 5; C 3
    LOOP 3 { R 0; C 4; W 1; R 2 }
    DISK 0 2 r
    R 6 7; W 8; C 4
    LOOP 2 { R 0 1 3; C 4 }
    R 9; C 2
  }`;

const DB = `
  R 0 1 2; C 2; W 3 4; R 5 6; C 1; W 7; R 8 9
  DISK 1 0 w
  LOOP * {
    LOOP 2 { R 0 1; W 2; C 3; R 3; W 4; C 2 }
    DISK 0 12 r
    R 10 11; W 5; C 4
    LOOP 3 { R 0 1; W 4; C 4 }
    DISK 1 3 w
    R 6 7; C 3
    LOOP 2 { R 2 3; C 5 }
    W 8; R 9; C 3
  }`;

const CI = `
  R 0 1 2; C 3; W 3; R 4 5 6
  LOOP * {
    LOOP 3 { C 5; R 0 1; W 2 }
    DISK 1 1 r
    R 3; C 6; R 4
    LOOP 3 { C 5; R 0 2; W 5 }
    DISK 0 1 r
    R 6; W 7; C 4
  }`;

export const threeTenants: GalleryEntry = {
  id: "threeTenants",
  // The clock hand clears four reference bits and takes a changed page from another machine.
  opensAt: 132,
  scenario: {
    ...defaultScenario,
    title: "Three tenants, two cores",
    tickUnit: "ms",
    host: {
      pcpus: 2,
      runQueues: "global",
      workStealing: false,
      scheduler: { policy: "pwrr", params: { roundLength: 12 } },
      frames: 24,
      pageBytes: PAGE,
      replacement: { policy: "clock", params: { referencedOnLoad: true, handAfterLoad: "past" } },
      replacementScope: "global",
      disks: [
        { extents: 24, readTicks: 5, writeTicks: 5 },
        { extents: 24, readTicks: 5, writeTicks: 5 },
      ],
      extentBytes: EXTENT,
      allocation: "normal",
      swapBytes: 2 * EXTENT,
      costs: {
        worldSwitch: 0,
        migration: 0,
        fault: 1,
        ioExit: 1,
        reference: 1,
        hypercall: 1,
        trap: 1,
        shutdown: 4,
      },
    },
    machines: [
      {
        ...defaultMachine("web"),
        priority: 3,
        memoryBytes: 10 * PAGE,
        volumes: [{ name: "root", bytes: 3 * EXTENT }],
        programs: [writtenProgram(WEB)],
      },
      {
        ...defaultMachine("db"),
        priority: 2,
        memoryBytes: 12 * PAGE,
        volumes: [
          { name: "data", bytes: 14 * EXTENT },
          { name: "log", bytes: 6 * EXTENT },
        ],
        programs: [writtenProgram(DB)],
      },
      {
        ...defaultMachine("ci"),
        priority: 1,
        memoryBytes: 8 * PAGE,
        volumes: [
          { name: "root", bytes: 4 * EXTENT },
          { name: "cache", bytes: 4 * EXTENT },
        ],
        programs: [writtenProgram(CI)],
      },
    ],
  },
  texts: {
    en: {
      title: "Three tenants, two cores",
      description:
        "A web server, a database and a build machine share two processors and too little memory: pause one and watch the others speed up.",
    },
    zh: {
      title: "三台虚拟机，两个核",
      description: "网站、数据库和构建机共用两个处理器，内存也不够用：暂停其中一台，看另外两台如何变快。",
    },
  },
};
