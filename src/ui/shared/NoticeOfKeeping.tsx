/** What a notice of keeping says; loaded when there is such a thing to say. */
import { keeping } from "../../i18n/messages/keeping.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "./useApp.ts";

export function NoticeOfKeeping({ code }: { readonly code: string }) {
  const text: Readonly<Record<string, string>> = keeping[useApp(selectLanguage)];
  return <>{text[code]}</>;
}
