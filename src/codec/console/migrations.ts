/** How virsh says in which way a machine moves. */
import type { MigrationMode } from "../../model/migration.ts";
import type { Given } from "./form.ts";

export const MIGRATION_OPTIONS: Readonly<Record<MigrationMode, string>> = {
  offline: " --offline",
  stopAndCopy: "",
  preCopy: " --live",
  postCopy: " --live --postcopy",
  hybrid: " --live --postcopy --postcopy-after-precopy",
};

export function modeOf(given: Given): MigrationMode {
  if (given.has("--postcopy-after-precopy")) return "hybrid";
  if (given.has("--postcopy")) return "postCopy";
  if (given.has("--live")) return "preCopy";
  return given.has("--offline") ? "offline" : "stopAndCopy";
}
