/** The texts of the language in use, with those of a page in a frame. */
import { frame } from "../../i18n/messages/frame.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useFrameText(): { readonly frame: (typeof frame)["en"] } {
  return { frame: frame[useApp(selectLanguage)] };
}
