/** Whether machines have somewhere else to go. */
import type { RunState } from "../../../store/runState.ts";

export const selectHasOtherHosts = ({ whole }: Pick<RunState, "whole">): boolean => whole.hosts.length > 1;
