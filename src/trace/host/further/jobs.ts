/** What rows about jobs change. The list is replaced, so copies of a host share it. */
import { read, type Handlers } from "../view.ts";

export const JOB_ROWS: Handlers<"jobBegun" | "jobProgress" | "jobEnded"> = {
  jobBegun: read("jobBegun", ({ state }, { job: id, work: kind, vm, total, lv, time: since }) => {
    state.jobs = [...state.jobs, { id, kind, vm, total, done: 0, lv, since }];
  }),
  jobProgress: read("jobProgress", ({ state }, { job: id, done }) => {
    state.jobs = state.jobs.map((job) => (job.id === id ? { ...job, done } : job));
  }),
  jobEnded: read("jobEnded", ({ state }, { job: id }) => {
    state.jobs = state.jobs.filter((job) => job.id !== id);
  }),
};
