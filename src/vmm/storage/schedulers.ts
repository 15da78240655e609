/** The disk schedulers, in the order of the menus. A new one is one file and one entry here and in `model/choices.ts`. */
import type { DiskSchedulerId } from "../../model/scenario.ts";
import type { DiskScheduler } from "./scheduler.ts";
import { clook } from "./schedulers/clook.ts";
import { cscan } from "./schedulers/cscan.ts";
import { fcfs } from "./schedulers/fcfs.ts";
import { look } from "./schedulers/look.ts";
import { scan } from "./schedulers/scan.ts";
import { sstf } from "./schedulers/sstf.ts";

export const diskSchedulers: Readonly<Record<DiskSchedulerId, DiskScheduler>> = {
  fcfs,
  sstf,
  scan,
  cscan,
  look,
  clook,
};
