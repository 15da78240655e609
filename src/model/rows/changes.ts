/** Rows about machines that are described anew. */
import { row } from "./facts.ts";
import { id, int } from "./fields.ts";

/** The machine has another name or size: its description is the `change`-th of those that have taken the place of an older one. */
export const machineChanged = row("details", { isSilent: true }, { vm: id, change: int });
