/**
 * The time controls at the foot of the page: to the start, step back, play, step forward, to the end; speed and unit of a
 * step; the scrubber; the moment shown. One row on a wide screen; on a phone the scrubber above the buttons.
 */
import { SPEEDS, type AppState } from "../../store/appState.ts";
import { selectIsFutureHidden, selectIsLecture, selectIsPlaying } from "../../store/selectors.ts";
import type { StepUnit } from "../../trace/reader.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { useActions, useApp, useAppWithRuns } from "../shared/useApp.ts";
import { useRunActions, useRunApi } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { togglePlaying } from "./playback.ts";
import { Readout } from "./Readout.tsx";
import { Scrubber } from "./Scrubber.tsx";
import { stepBy } from "./stepping.ts";
import { TransportButton } from "./TransportButton.tsx";
import { TransportSelect } from "./TransportSelect.tsx";

const STEP_UNITS: readonly StepUnit[] = ["event", "tick", "fault", "switch", "command"];

const selectSpeed = (state: AppState) => state.speed;
const selectStepUnit = (state: AppState) => state.stepUnit;

export function TransportBar() {
  const { transport } = useText();
  return (
    <div
      role="group"
      aria-label={transport.bar}
      className="grid grid-cols-[5rem_1fr_4rem] items-center px-3 pt-2 pb-2 md:flex md:h-15 md:gap-x-3 md:px-3.5 md:py-0"
    >
      <div className="col-start-2 row-start-2 flex items-center justify-center md:gap-0.5">
        <Buttons />
      </div>
      <div className="col-start-1 row-start-2 flex flex-col items-stretch gap-1 md:flex-row md:gap-2">
        <Choices />
      </div>
      <div className="hidden items-center md:flex">
        <ViewButtons />
      </div>
      <div className="col-span-3 row-start-1 min-w-0 md:flex-1">
        <Scrubber />
      </div>
      <div className="col-start-3 row-start-2 justify-self-end">
        <Readout />
      </div>
    </div>
  );
}

function Buttons() {
  const { transport } = useText();
  const app = useAppWithRuns();
  const run = useRunApi();
  const actions = useRunActions();
  const isPlaying = useApp(selectIsPlaying);
  const { key, withKey } = transport;
  const playLabel = isPlaying ? transport.pause : transport.play;
  return (
    <>
      <TransportButton
        symbol="first"
        label={transport.first}
        hint={withKey(transport.first, key.home)}
        shortcut="Home"
        onPress={() => actions.seekStart()}
      />
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
      />
      <TransportButton
        symbol="forward"
        label={transport.forward}
        hint={withKey(transport.forward, key.right)}
        shortcut="ArrowRight"
        onPress={() => stepBy(app, run, 1)}
      />
      <TransportButton
        symbol="last"
        label={transport.last}
        hint={withKey(transport.last, key.end)}
        shortcut="End"
        onPress={() => actions.seekEnd()}
      />
    </>
  );
}

function Choices() {
  const { transport } = useText();
  const actions = useActions();
  const speed = useApp(selectSpeed);
  const unit = useApp(selectStepUnit);
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
      <TransportSelect
        label={transport.stepBy}
        value={unit}
        options={STEP_UNITS.map((value) => ({ value, label: transport.unit[value] }))}
        onChoose={(value) => actions.setStepUnit(STEP_UNITS.find((candidate) => candidate === value) ?? unit)}
      />
    </>
  );
}

/** What the audience sees: the curtain over what is to come, and the layout for a projector. */
function ViewButtons() {
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
        onClick={() => hideFuture(!isHidden)}
      />
      {!isLecture && (
        <IconButton icon="lecture" look="quiet" label={`${transport.lecture} (P)`} onClick={() => setLecture(true)} />
      )}
    </>
  );
}
