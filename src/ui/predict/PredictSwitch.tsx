/** Whether one foresees what the policy decides, or decides in its place. */
import { isHandsLink } from "../../store/handsLink.ts";
import { Segments } from "../shared/Segments.tsx";
import { useLearnText } from "../shared/text/useLearnText.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { linkOfHands } from "./hands/useHands.ts";

export function PredictSwitch() {
  const { hands } = useLearnText();
  const actions = useActions();
  const isHands = isHandsLink(useApp(({ modeLink }) => modeLink));
  return (
    <Segments
      label={hands.modes}
      value={isHands ? "hands" : "predict"}
      choices={[
        { value: "predict", text: hands.predict },
        { value: "hands", text: hands.hands },
      ]}
      onChange={(value) => actions.setModeLink(value === "hands" ? linkOfHands() : null)}
    />
  );
}
