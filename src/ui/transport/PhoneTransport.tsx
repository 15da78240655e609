/**
 * The time controls of a phone: the scrubber without words, below it the moment with a menu, the three buttons, and what a
 * step is. A long press on play opens what has no room.
 */
import { useRef } from "react";
import { SPEEDS } from "../../store/appState.ts";
import { selectSpeed } from "../../store/selectors.ts";
import { Icon } from "../shared/Icon.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../shared/floating/Menu.tsx";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRunActions } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { Readout } from "./Readout.tsx";
import { Scrubber } from "./Scrubber.tsx";
import { Buttons, UnitChoice } from "./transportControls.tsx";

export function PhoneTransport() {
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
