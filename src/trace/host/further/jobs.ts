/** What rows about jobs change. The list is replaced, so copies of a host share it. */
import { read, type Handlers } from "../view.ts";

export const JOB_ROWS: Handlers<"jobBegun" | "jobShared" | "jobProgress" | "jobEnded"> = {
  jobBegun: read("jobBegun", ({ state }, { job: id, work: kind, vm, total, lv, time: since }) => {
    state.jobs = [...state.jobs, { id, kind, vm, other: -1, total, done: 0, lv, since }];
  }),
  jobShared: read("jobShared", ({ state }, { job: id, vm: other }) => {
    state.jobs = state.jobs.map((job) => (job.id === id ? { ...job, other } : job));
  }),
  jobProgress: read("jobProgress", ({ state }, { job: id, done }) => {
    state.jobs = state.jobs.map((job) => (job.id === id ? { ...job, done } : job));
  }),
  jobEnded: read("jobEnded", ({ state }, { job: id }) => {
    state.jobs = state.jobs.filter((job) => job.id !== id);
  }),
};
