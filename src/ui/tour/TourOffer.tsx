/** One quiet offer at a first visit: to be shown what stands here. Whatever is chosen, it does not come again. */
import { useState } from "react";
import { tourTexts } from "../../i18n/messages/tour.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { useApp } from "../shared/useApp.ts";
import { Tour } from "./Tour.tsx";
import { closeTour, isTourOpen } from "./tourMemory.ts";

export function TourOffer() {
  const t = tourTexts[useApp(selectLanguage)];
  const [state, setState] = useState<"offered" | "shown" | "over">(() => (isTourOpen() ? "offered" : "over"));
  const choose = (next: "shown" | "over") => {
    closeTour();
    setState(next);
  };
  if (state === "over") return null;
  if (state === "shown") return <Tour onEnd={() => setState("over")} />;
  return (
    <span className="flex shrink-0 items-center">
      <Button look="link" className="max-md:h-11" onClick={() => choose("shown")}>
        {t.offer}
      </Button>
      <IconButton icon="close" look="quiet" size="small" label={t.decline} onClick={() => choose("over")} />
    </span>
  );
}
