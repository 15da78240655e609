/** While the page shows no run (a list, or what is read before there is one), its title and the time controls are away. */
import { useEffect } from "react";
import { useActions } from "../useApp.ts";

export function useWithoutRun(isWithoutRun: boolean): void {
  const { setWithoutRun } = useActions();
  useEffect(() => {
    setWithoutRun(isWithoutRun);
    if (!isWithoutRun) return undefined;
    const { title } = document;
    document.title = "Hyperscope";
    return () => {
      document.title = title;
      setWithoutRun(false);
    };
  }, [isWithoutRun, setWithoutRun]);
}
