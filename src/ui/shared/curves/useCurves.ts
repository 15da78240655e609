/** Curves with a worker of their own, which ends with the part of the page that shows them. */
import { createContext, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createCurves, type Curves, type CurvesState } from "../../../store/curves.ts";

/** Makes them; tests put something else in its place. */
export const CurvesContext = createContext<() => Curves>(() => createCurves());

export function useCurves(): { readonly curves: Curves; readonly state: CurvesState } {
  const create = useContext(CurvesContext);
  const [curves] = useState(create);
  useEffect(() => () => curves.close(), [curves]);
  return { curves, state: useStore(curves.state) };
}
