/** Keeps the document itself in step with what is shown: its language, its theme, its title. */
import { useEffect } from "react";
import { selectLanguage, selectTheme } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { useTitle } from "../shared/text/useTitle.ts";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";

const HTML_LANGUAGE = { en: "en", zh: "zh-Hans" } as const;

export function useDocument(): void {
  const language = useApp(selectLanguage);
  const theme = useApp(selectTheme);
  const title = useTitle();
  const isSystemDark = useMediaQuery("(prefers-color-scheme: dark)");

  useEffect(() => {
    document.documentElement.lang = HTML_LANGUAGE[language];
  }, [language]);

  useEffect(() => {
    const { dataset } = document.documentElement;
    const wanted = theme === "system" ? (isSystemDark ? "dark" : "light") : theme;
    // To write what stands there already counts as a change of the theme, too.
    if (dataset["theme"] !== wanted) dataset["theme"] = wanted;
  }, [theme, isSystemDark]);

  useEffect(() => {
    document.title = `${title} · Hyperscope`;
  }, [title]);
}
