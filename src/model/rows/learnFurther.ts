/** Whoever imports this file knows all kinds of rows, those that belong to the options of a host as well. */
import { FURTHER_KINDS } from "./further.ts";
import { learnKinds } from "./table.ts";

learnKinds(FURTHER_KINDS);
