/**
 * What rows change that belong to the options of a host: caches, queues that are rebalanced, translation, memory that is taken back or shared, a region, volumes
 * in several parts, copied on write or resident in a tier, jobs, limits of I/O; and to long queues. Where a trace is made they are known from the
 * start; the page learns them with the first trace that has such a row.
 */
import "../../model/rows/learnFurther.ts";
import type { EventKind } from "../../model/rows/table.ts";
import { CACHE_ROWS } from "./further/caches.ts";
import { CHANGE_ROWS } from "./further/changes.ts";
import { COW_ROWS } from "./further/cow.ts";
import { EXIT_ROWS } from "./further/exits.ts";
import { IO_LIMIT_ROWS } from "./further/ioLimits.ts";
import { ISOLATION_ROWS } from "./further/isolation.ts";
import { JOB_ROWS } from "./further/jobs.ts";
import { MIGRATION_ROWS } from "./further/migration.ts";
import { OVERCOMMIT_ROWS } from "./further/overcommit.ts";
import { PLACEMENT_ROWS } from "./further/placement.ts";
import { putInOrder, RATIO_ROWS } from "./further/ratios.ts";
import { REGION_ROWS } from "./further/region.ts";
import { SHARING_ROWS } from "./further/sharing.ts";
import { TIER_ROWS } from "./further/tier.ts";
import { TRANSLATION_ROWS } from "./further/translation.ts";
import { VOLUME_ROWS } from "./further/volumes.ts";
import { learnRows, type FirstKind } from "./reducer.ts";
import type { Handlers } from "./view.ts";

const FURTHER_ROWS: Handlers<Exclude<EventKind, FirstKind>> = {
  ...CACHE_ROWS,
  ...TRANSLATION_ROWS,
  ...REGION_ROWS,
  ...OVERCOMMIT_ROWS,
  ...SHARING_ROWS,
  ...VOLUME_ROWS,
  ...COW_ROWS,
  ...JOB_ROWS,
  ...IO_LIMIT_ROWS,
  ...CHANGE_ROWS,
  ...TIER_ROWS,
  ...RATIO_ROWS,
  ...MIGRATION_ROWS,
  ...PLACEMENT_ROWS,
  ...EXIT_ROWS,
  ...ISOLATION_ROWS,
};

export function learnFurtherRows(): void {
  learnRows(FURTHER_ROWS, putInOrder);
}
