/** Whether one foresees what the policy decides, decides in its place, or says which policy it was. */
import { findLink, isFindLink } from "../../store/exerciseLink.ts";
import { isHandsLink } from "../../store/handsLink.ts";
import { Segments } from "../shared/Segments.tsx";
import { useLearnText } from "../shared/text/useLearnText.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { linkOfHands } from "./hands/useHands.ts";

export function PredictSwitch() {
  const { hands, find } = useLearnText();
  const actions = useActions();
  const link = useApp(({ modeLink }) => modeLink);
  return (
    <Segments
      label={hands.modes}
      value={isFindLink(link) ? "find" : isHandsLink(link) ? "hands" : "predict"}
      choices={[
        { value: "predict", text: hands.predict },
        { value: "hands", text: hands.hands },
        { value: "find", text: find.mode },
      ]}
      onChange={(value) =>
        actions.setModeLink(
          value === "hands" ? linkOfHands() : value === "find" ? findLink(window.location.hash.slice(1)) : null,
        )
      }
    />
  );
}
