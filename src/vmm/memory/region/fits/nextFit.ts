/**
 * Next fit: as first fit, but from where the last search ended: what is left of the hole that was taken, or the hole behind
 * it, and behind the end of the list at its front. Source: Knuth, volume 1, 2.5, exercise 6.
 */
import type { Fit } from "../fit.ts";
import { firstFit } from "./firstFit.ts";

export const nextFit: Fit = { ...firstFit, isRoving: true };
