/**
 * Units and identities. Everything is an integer; the alias says which.
 *
 * Identities are never reused inside a run: a machine that is deleted and created again under its old name
 * gets a new `VmUid`. "By id" means ascending `VcpuId`, which is ascending (uid, vCPU index).
 *
 * Numbers of pCPUs, frames, disks and run queues run on from host to host in the order of the scenario's list, as those of
 * vCPUs do from machine to machine: one number says which host as well, and a row needs no field for it.
 */

/** A moment or a length of simulated time, in ticks. A moment is a non-negative safe integer. */
export type Tick = number;
/** Internal number of a machine, in the order of creation. */
export type VmUid = number;
/** Number of a virtual processor, unique in the run, in the order of creation. */
export type VcpuId = number;
/** Number of a physical processor, from 0; runs on from host to host. */
export type PcpuId = number;
/** Number of a page frame, from 0; runs on from host to host. */
export type FrameId = number;
/** Number of a guest page inside its machine, from 0. */
export type PageNumber = number;
/** Number of a physical volume (a disk), from 0; runs on from host to host. */
export type PvId = number;
/** Internal number of a logical volume, in the order of creation. */
export type LvId = number;
/** Number of a disk request, in the order of issue. */
export type RequestId = number;

/** "No such thing" in a column of ids, where a column cannot hold null. Never shown to anybody. */
export const NONE = -1;
