/** The buttons and choices of the time controls, which stand in other places on a wide screen and on a phone. */
import { SPEEDS, type AppState } from "../../store/appState.ts";
import { selectIsFutureHidden, selectIsLecture, selectIsPlaying, selectSpeed } from "../../store/selectors.ts";
import type { StepUnit } from "../../trace/reader.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { useActions, useApp, useAppWithRuns } from "../shared/useApp.ts";
import { useRunActions, useRunApi } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { togglePlaying } from "./togglePlaying.ts";
import { stepBy } from "./stepping.ts";
import { TransportButton } from "./TransportButton.tsx";
import { TransportSelect } from "./TransportSelect.tsx";

const STEP_UNITS: readonly StepUnit[] = ["event", "tick", "fault", "switch", "command"];

const selectStepUnit = (state: AppState) => state.stepUnit;

interface ButtonsProps {
  /** Without those to the ends, which are in a menu. */
  readonly isShort?: boolean;
  readonly onHoldPlay?: () => void;
}

export function Buttons({ isShort = false, onHoldPlay }: ButtonsProps) {
  const { transport } = useText();
  const app = useAppWithRuns();
  const run = useRunApi();
  const actions = useRunActions();
  const isPlaying = useApp(selectIsPlaying);
  const { key, withKey } = transport;
  const playLabel = isPlaying ? transport.pause : transport.play;
  return (
    <>
      {!isShort && (
        <TransportButton
          symbol="first"
          label={transport.first}
          hint={withKey(transport.first, key.home)}
          shortcut="Home"
          onPress={() => actions.seekStart()}
        />
      )}
      <TransportButton
        symbol="back"
        label={transport.back}
        hint={withKey(transport.back, key.left)}
        shortcut="ArrowLeft"
        onPress={() => stepBy(app, run, -1)}
      />
      <TransportButton
        symbol={isPlaying ? "pause" : "play"}
        label={playLabel}
        hint={withKey(playLabel, key.space)}
        shortcut="Space"
        isMain
        onPress={() => togglePlaying(app)}
        {...(onHoldPlay ? { onHold: onHoldPlay } : {})}
      />
      <TransportButton
        symbol="forward"
        label={transport.forward}
        hint={withKey(transport.forward, key.right)}
        shortcut="ArrowRight"
        onPress={() => stepBy(app, run, 1)}
      />
      {!isShort && (
        <TransportButton
          symbol="last"
          label={transport.last}
          hint={withKey(transport.last, key.end)}
          shortcut="End"
          onPress={() => actions.seekEnd()}
        />
      )}
    </>
  );
}

export function Choices() {
  const { transport } = useText();
  const actions = useActions();
  const speed = useApp(selectSpeed);
  // A speed from elsewhere (a link) is offered beside the usual ones.
  const speeds = [...new Set([...SPEEDS, speed])].toSorted((a, b) => a - b);
  return (
    <>
      <TransportSelect
        label={transport.speed}
        value={String(speed)}
        options={speeds.map((value) => ({ value: String(value), label: transport.speedOf(value) }))}
        onChoose={(value) => actions.setSpeed(Number(value))}
      />
      <UnitChoice />
    </>
  );
}

export function UnitChoice() {
  const { transport } = useText();
  const actions = useActions();
  const unit = useApp(selectStepUnit);
  return (
    <TransportSelect
      label={transport.stepBy}
      value={unit}
      options={STEP_UNITS.map((value) => ({ value, label: transport.unit[value] }))}
      onChoose={(value) => actions.setStepUnit(STEP_UNITS.find((candidate) => candidate === value) ?? unit)}
    />
  );
}

/** What the audience sees: the curtain over what is to come, and the layout for a projector. */
export function ViewButtons() {
  const { transport } = useText();
  const { hideFuture, setLecture } = useActions();
  const isHidden = useApp(selectIsFutureHidden);
  const isLecture = useApp(selectIsLecture);
  return (
    <>
      <IconButton
        icon={isHidden ? "eyeOff" : "eye"}
        look="quiet"
        label={`${isHidden ? transport.showFuture : transport.hideFuture} (H)`}
        aria-pressed={isHidden}
        aria-keyshortcuts="H"
        onClick={() => hideFuture(!isHidden)}
      />
      {!isLecture && (
        <IconButton
          icon="lecture"
          look="quiet"
          label={`${transport.lecture} (P)`}
          aria-keyshortcuts="P"
          onClick={() => setLecture(true)}
        />
      )}
    </>
  );
}
