/**
 * Pictures of scenarios, drawn once a visit: when the dialog has been open for a moment, their runs are simulated one
 * after the other in a worker beside, and what they show is kept. The page waits for none of it.
 */
import { useContext, useEffect, useState } from "react";
import type { Scenario } from "../../../../model/scenario.ts";
import type { PictureSpec } from "../../../../scenarios/groups.ts";
import type { Aside } from "../../../../store/aside.ts";
import type { TraceReader } from "../../../../trace/reader.ts";
import { AsideContext } from "../useAside.ts";
import { pictureOf, runsOf, type PictureData } from "./pictureOf.ts";

/** What one's own exercise needs first, has the processor first. */
const PAUSE_MS = 300;

export interface Drawable {
  /** What it is called among all that are drawn. */
  readonly id: string;
  /** What to draw, and of what; null: nothing can be drawn of it. */
  readonly find: () => Promise<{ readonly scenario: Scenario; readonly picture: PictureSpec } | null>;
}

const drawn = new Map<string, PictureData>();

export type Pictures = ReadonlyMap<string, PictureData>;

/** By the id; those that are not drawn yet are missing. `wanted` is the same array while the same is wanted. */
export function useDrawn(wanted: readonly Drawable[]): Pictures {
  const make = useContext(AsideContext);
  const [pictures, setPictures] = useState<Pictures>(() => new Map(drawn));
  useEffect(() => {
    const missing = wanted.filter(({ id }) => !drawn.has(id));
    if (missing.length === 0 || typeof Worker === "undefined") return undefined;
    let aside: Aside | null = null;
    let isOver = false;
    const draw = async (beside: Aside, [first, ...others]: readonly Drawable[]): Promise<void> => {
      if (!first) return beside.close();
      const found = await first.find();
      const isOfAll = found?.picture.draws === "hosts";
      const traces = found && !isOver && (await tracesOf(beside, runsOf(found.scenario, found.picture), isOfAll));
      if (isOver) return undefined;
      const picture = found && traces && pictureOf(found.picture, traces, found.scenario);
      if (picture) {
        drawn.set(first.id, picture);
        setPictures(new Map(drawn));
      }
      return draw(beside, others);
    };
    const timer = setTimeout(() => {
      aside = make();
      void draw(aside, missing);
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      aside?.close();
    };
  }, [make, wanted]);
  return pictures;
}

/** What becomes known of `runs`, one after the other: of each the first host, or all of them; null where one failed. */
async function tracesOf(
  aside: Aside,
  [run, ...others]: readonly Scenario[],
  isOfAll: boolean,
): Promise<readonly TraceReader[] | null> {
  if (!run) return [];
  const traces = await tracesOfRun(aside, run);
  const rest = traces && (await tracesOf(aside, others, isOfAll));
  return traces && rest && [...(isOfAll ? traces : traces.slice(0, 1)), ...rest];
}

/** What becomes known of all hosts of `scenario`; null where it failed. */
function tracesOfRun({ state, open }: Aside, scenario: Scenario): Promise<readonly TraceReader[] | null> {
  return new Promise((resolve) => {
    const stop = state.subscribe(({ scenario: opened, traces, isFailed }) => {
      if (opened !== scenario || (traces.length === 0 && !isFailed)) return;
      stop();
      resolve(traces.length > 0 ? traces : null);
    });
    open(scenario);
  });
}
