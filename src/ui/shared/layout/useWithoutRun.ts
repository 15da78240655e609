/** While the page shows no run (a list, or what is read before there is one), its title and the time controls are away. */
import { useEffect } from "react";
import { useActions } from "../useApp.ts";

export function useWithoutRun(isWithoutRun: boolean): void {
  const { setWithoutRun } = useActions();
  useEffect(() => {
    setWithoutRun(isWithoutRun);
    return () => setWithoutRun(false);
  }, [isWithoutRun, setWithoutRun]);
}
