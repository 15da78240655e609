/**
 * The pictures of the cards, drawn once a visit: when the dialog has been open for a moment, their runs are simulated one
 * after the other in a worker beside, and what they show is kept. The page waits for none of it.
 */
import { useContext, useEffect, useState } from "react";
import type { Scenario } from "../../../../model/scenario.ts";
import { groups, type GalleryCard } from "../../../../scenarios/groups.ts";
import type { Aside } from "../../../../store/aside.ts";
import type { TraceReader } from "../../../../trace/reader.ts";
import { AsideContext } from "../useAside.ts";
import { pictureOf, runsOf, type PictureData } from "./pictureOf.ts";

/** What one's own exercise needs first, has the processor first. */
const PAUSE_MS = 300;

const drawn = new Map<string, PictureData>();

export type Pictures = ReadonlyMap<string, PictureData>;

/** By the id of the entry; those that are not drawn yet are missing. */
export function usePictures(): Pictures {
  const make = useContext(AsideContext);
  const [pictures, setPictures] = useState<Pictures>(() => new Map(drawn));
  useEffect(() => {
    const missing = groups.flatMap(({ cards }) => cards).filter(({ entry }) => !drawn.has(entry.id));
    if (missing.length === 0 || typeof Worker === "undefined") return undefined;
    let aside: Aside | null = null;
    let isOver = false;
    const draw = async (beside: Aside, [card, ...others]: readonly GalleryCard[]): Promise<void> => {
      if (!card) return beside.close();
      const traces = await tracesOf(beside, runsOf(card.entry.scenario, card.picture));
      if (isOver) return undefined;
      const picture = traces && pictureOf(card.picture, traces, card.entry.scenario);
      if (picture) {
        drawn.set(card.entry.id, picture);
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
  }, [make]);
  return pictures;
}

/** What becomes known of `runs`, one after the other; null where one failed. */
async function tracesOf(aside: Aside, [run, ...others]: readonly Scenario[]): Promise<readonly TraceReader[] | null> {
  if (!run) return [];
  const trace = await traceOf(aside, run);
  const rest = trace && (await tracesOf(aside, others));
  return trace && rest && [trace, ...rest];
}

/** What becomes known of `scenario`; null where it failed. */
function traceOf({ state, open }: Aside, scenario: Scenario): Promise<TraceReader | null> {
  return new Promise((resolve) => {
    const stop = state.subscribe(({ scenario: opened, trace, isFailed }) => {
      if (opened !== scenario || (!trace && !isFailed)) return;
      stop();
      resolve(trace);
    });
    open(scenario);
  });
}
