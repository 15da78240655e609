/** One of the hosts of a simulation, as the event loop has it. */
import type { Recorder } from "../model/recorder.ts";
import type { MachineSpec, Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { Manager } from "../manager/manager.ts";
import type { HostPlace } from "../vmm/memory/sharing/contents.ts";
import { Monitor, type DefinitionListener, type MonitorState } from "../vmm/monitor.ts";
import type { VcpuAttributes } from "../vmm/cpu/state.ts";

/** Who hears what happens on a host. */
export interface HostListener {
  readonly recorder: Recorder;
  readonly definitions: DefinitionListener;
}

/** For a host of which nobody wants to hear. */
export const NOBODY: HostListener = {
  recorder: {
    tell: () => {},
    ready: () => {},
    dispatch: () => {},
    leave: () => {},
    hit: () => {},
    listed: () => {},
    unlisted: () => {},
  },
  definitions: { vmDefined: () => {}, vmChanged: () => {}, lvDefined: () => {} },
};

/** What of a host does not change once it is there, and is not copied with its state. */
export interface HostDefinitions {
  readonly specs: readonly MachineSpec[];
  readonly attributes: readonly VcpuAttributes[];
}

export class SimulatedHost {
  readonly monitor: Monitor;
  readonly manager: Manager;
  readonly recorder: Recorder;
  /** Something is due on it at the present moment, or has been commanded. */
  isAwake = false;
  /** In this turn of the moment. */
  isInTurn = false;

  /** `scenario`: with this host alone, which is at `place` among others. */
  constructor(scenario: Scenario, place: HostPlace, { recorder, definitions }: HostListener) {
    this.recorder = recorder;
    this.monitor = new Monitor(scenario, recorder, definitions, place);
    this.manager = new Manager(this.monitor, recorder);
  }

  /** Takes part in the moment `time`. */
  wake(time: Tick): void {
    this.isAwake = true;
    this.isInTurn = true;
    this.monitor.state.clock.now = time;
  }

  get definitions(): HostDefinitions {
    return { specs: [...this.monitor.specs], attributes: [...this.monitor.attributes] };
  }

  restore(state: MonitorState, { specs, attributes }: HostDefinitions): void {
    this.monitor.restore(state);
    this.monitor.specs.splice(0, Infinity, ...specs);
    this.monitor.processor.attributes.splice(0, Infinity, ...attributes);
  }
}
