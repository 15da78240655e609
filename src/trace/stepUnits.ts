/** All that a step can be. */
import type { StepUnit } from "./reader.ts";

export const STEP_UNITS: readonly StepUnit[] = ["event", "tick", "fault", "switch", "command"];
