/**
 * The time controls at the foot of the page: to the start, step back, play, step forward, to the end; speed and unit of a
 * step; the curtain and the lecture; the scrubber; the moment shown. One row on a wide screen; on a phone a long press on play
 * opens what has no room.
 */
import { useRef } from "react";
import { SPEEDS, type AppState } from "../../store/appState.ts";
import { selectIsFutureHidden, selectIsLecture, selectIsPlaying } from "../../store/selectors.ts";
import type { StepUnit } from "../../trace/reader.ts";
import { Icon } from "../shared/Icon.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../shared/floating/Menu.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { useActions, useApp, useAppWithRuns } from "../shared/useApp.ts";
import { useRunActions, useRunApi } from "../shared/useRun.ts";
import { useLayout } from "../shared/layout/useLayout.ts";
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
  const isPhone = useLayout() === "phone";
  if (isPhone) return <PhoneTransport />;
  return (
    <div role="group" aria-label={transport.bar} className="flex h-15 items-center gap-x-3 px-3.5">
      <div className="flex items-center gap-0.5">
        <Buttons />
      </div>
      <div className="flex items-stretch gap-2">
        <Choices />
      </div>
      <div className="flex items-center">
        <ViewButtons />
      </div>
      <div className="min-w-0 flex-1">
        <Scrubber />
      </div>
      <Readout />
    </div>
  );
}

/** On a phone: the scrubber without words, below it the moment with a menu, the three buttons, and what a step is. */
function PhoneTransport() {
  const { transport } = useText();
  const actions = useActions();
  const { seekStart, seekEnd } = useRunActions();
  const speed = useApp(selectSpeed);
  const menu = useRef<HTMLButtonElement>(null);
  return (
    <div role="group" aria-label={transport.bar} className="px-3">
      <div className="h-6.5 overflow-hidden">
        <Scrubber />
      </div>
      <div className="grid h-11.5 grid-cols-[1fr_auto_1fr] items-center">
        <Menu
          align="start"
          trigger={
            <button
              ref={menu}
              type="button"
              aria-label={transport.more}
              className="flex h-11 min-w-0 items-center gap-1 justify-self-start"
            >
              <Readout isShort />
              <Icon name="chevronDown" className="size-3 text-soft" />
            </button>
          }
        >
          <MenuItem text={transport.first} onSelect={() => seekStart()} />
          <MenuItem text={transport.last} onSelect={() => seekEnd()} />
          <MenuSeparator />
          <MenuChoice
            label={transport.speed}
            value={String(speed)}
            choices={SPEEDS.map((value) => ({ value: String(value), text: transport.speedOf(value) }))}
            onChange={(value) => actions.setSpeed(Number(value))}
          />
        </Menu>
        <div className="flex items-center gap-2">
          <Buttons isShort onHoldPlay={() => menu.current?.click()} />
        </div>
        <div className="w-24 justify-self-end">
          <UnitChoice />
        </div>
      </div>
    </div>
  );
}

interface ButtonsProps {
  /** Without those to the ends, which are in a menu. */
  readonly isShort?: boolean;
  readonly onHoldPlay?: () => void;
}

function Buttons({ isShort = false, onHoldPlay }: ButtonsProps) {
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

function Choices() {
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

function UnitChoice() {
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
