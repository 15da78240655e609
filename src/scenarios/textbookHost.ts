/** The host of the textbook scenarios: one processor, nothing costs anything but a memory reference. */
import { defaultCosts, defaultHost } from "../codec/defaults.ts";
import type { HostSpec } from "../model/scenario.ts";

export const textbookHost: HostSpec = { ...defaultHost, pcpus: 1, frames: 8, costs: { ...defaultCosts, reference: 1 } };
