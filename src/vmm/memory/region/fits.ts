/** The fits, by their ids. `buddy` takes the smallest hole as well; how it is cut up is `buddy.ts`. */
import type { FitId } from "../../../model/scenario.ts";
import type { Fit } from "./fit.ts";
import { bestFit } from "./fits/bestFit.ts";
import { firstFit } from "./fits/firstFit.ts";
import { nextFit } from "./fits/nextFit.ts";
import { worstFit } from "./fits/worstFit.ts";

export const fits: Readonly<Record<FitId, Fit>> = {
  first: firstFit,
  next: nextFit,
  best: bestFit,
  worst: worstFit,
  buddy: bestFit,
};
