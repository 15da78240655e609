/**
 * A run: a simulation that writes its trace chunk by chunk and keeps checkpoints between them, so that a change of the
 * command log is simulated from the last checkpoint before it, never from zero.
 */
import { KeptCopies } from "../base/keptCopies.ts";
import type { InParts } from "../base/parts.ts";
import { partingOf } from "../model/branches.ts";
import { partOf } from "../model/hosts.ts";
import { CHECKPOINT_BYTES } from "../model/budgets.ts";
import { withDefaults } from "../model/params.ts";
import {
  hasArms,
  hostOf,
  type Conventions,
  type DiskSpec,
  type PolicyChoice,
  type RegionSpec,
  type Scenario,
} from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { learnFurtherRows } from "../trace/host/further.ts";
import type { NewChunk } from "../trace/chunk.ts";
import type { ArmView, GrowingHostInfo, HostShape, RegionShape, SchedulerTraits } from "../trace/hostState.ts";
import { cpuPolicy, hasQueuePerPcpu } from "../vmm/cpu/policies.ts";
import { countsForMachine } from "../vmm/cpu/weights.ts";
import { memoryPolicy } from "../vmm/memory/policies.ts";
import { armAtFirst } from "../vmm/storage/arm.ts";
import { layoutOf } from "../vmm/memory/region/layout.ts";
import { HostTrace, type HostStart } from "./hostTrace.ts";
import { Simulation, type Checkpoint } from "./simulation.ts";

/** Rows of a chunk: small at first, so that something can be drawn at once, then half of what is there already. */
const FIRST_CHUNK_ROWS = 512;
const MOST_CHUNK_ROWS = 8192;
/** Where there are many vCPUs a chunk may be longer: a copy of all of them stands at the beginning of each. */
const CHUNK_ROWS_PER_VCPU = 16;
/** Moments of a chunk: a guest that computes for ever makes moments without rows, and whoever waits must hear of them. */
const MOST_CHUNK_MOMENTS = 50_000;

/** Between two questions whether it is time to stop: enough work that asking costs nothing, and never much of it. */
const ROWS_UNASKED = 64;
const MOMENTS_UNASKED = 64;

const NEVER_TIME = () => false;

learnFurtherRows();

/** What a reader needs of each host before the first chunk. Index: host. */
export function hostShapes(scenario: Scenario): readonly HostShape[] {
  const { hosts } = scenario;
  const names = hosts.length > 1 ? { hostNames: hosts.map(({ name = null }) => name) } : {};
  return hosts.map((_, host) => ({ ...hostShape(partOf(scenario, host)), ...names }));
}

/** The (first) host itself, which a reader needs before the first chunk; machines and volumes come with the chunks. */
export function hostShape(scenario: Scenario): HostShape {
  const host = hostOf(scenario);
  const { conventions } = scenario;
  const { shows: lists, counts, params } = memoryPolicy(host.replacement.policy);
  const countsPages = counts?.(withDefaults(params, host.replacement.params));
  return {
    scheduler: traitsOf(host.scheduler, conventions),
    pcpus: host.pcpus,
    frames: host.frames,
    queues: hasQueuePerPcpu(host) ? host.pcpus : 1,
    pvExtents: host.disks.map((disk) => disk.extents),
    ...(hasArms(host) ? { arms: host.disks.map(armShape) } : {}),
    ...(host.cache ? { cache: host.cache } : {}),
    ...(host.translation ? { translation: host.translation } : {}),
    ...(host.overcommit ? { overcommit: host.overcommit } : {}),
    ...(host.sharing ? { sharing: host.sharing } : {}),
    ...(lists ? { lists: lists.map(({ id, of }) => ({ id, of })) } : {}),
    ...(countsPages ? { countsPages: true } : {}),
    ...(host.region ? { region: regionShape(host.region) } : {}),
  };
}

function armShape({ arm }: DiskSpec): ArmView | null {
  return arm ? { ...armAtFirst(arm), travelled: 0 } : null;
}

/** Who shows it has the region as it begins from here, and each change of it from rows. */
function regionShape(spec: RegionSpec): RegionShape {
  const { blocks, holes } = layoutOf(spec);
  return { spec, blocks, holes };
}

function traitsOf({ policy: id, params }: PolicyChoice, conventions: Conventions): SchedulerTraits {
  const policy = cpuPolicy(id);
  const empty = policy.create(withDefaults(policy.params, params), 0, null);
  return {
    preempts: policy.preemption?.isOn(empty) ?? false,
    placesPreempted: policy.conventions?.includes("preemptedGoes") ?? true,
    heedsWeights: policy.heedsWeights ?? false,
    usualWeight: policy.usualWeight ?? 1,
    weighsMachines: countsForMachine(policy, conventions),
    stealsFromLongest: !policy.stealsByItself,
  };
}

/** What is needed to go on from the start of a chunk: the simulation, and the hosts as they were there. */
interface ChunkStart {
  readonly checkpoint: Checkpoint;
  readonly from: Tick;
  readonly hosts: readonly HostStart[];
}

export class Run {
  readonly scenario: Scenario;
  readonly #hosts: readonly [HostTrace, ...HostTrace[]];
  readonly #simulation: Simulation;
  /** Starts of chunks, by index. */
  #starts: KeptCopies<ChunkStart>;
  #chunks = 0;
  #from: Tick = 0;
  /** The chunk that is being made. */
  #begun: InParts<NewChunk> | null = null;
  /** No moment from here on belongs to it. */
  #until: Tick = Infinity;

  /** `checkpointBytes`: what may be kept for branches. */
  constructor(scenario: Scenario, checkpointBytes = CHECKPOINT_BYTES) {
    this.scenario = scenario;
    this.#starts = KeptCopies.within(checkpointBytes);
    const [first, ...further] = hostShapes(scenario).map((shape) => new HostTrace(shape));
    this.#hosts = [first!, ...further];
    const { recorder, definitions } = first!.listener;
    const listeners = further.map(({ listener }) => listener);
    this.#simulation = new Simulation(scenario, recorder, definitions, listeners);
  }

  /** What is known of the first host. */
  get info(): GrowingHostInfo {
    return this.#hosts[0].info;
  }

  infoOf(host: number): GrowingHostInfo {
    return (this.#hosts[host] ?? this.#hosts[0]).info;
  }

  /** True when every event is known. */
  get isOver(): boolean {
    return this.#simulation.isOver;
  }

  /** Every event before this moment is in the chunks made so far. */
  get knownUntil(): Tick {
    return this.#from;
  }

  /** Those of all hosts. */
  get rows(): number {
    return this.#hosts.reduce((sum, { rows }) => sum + rows, 0);
  }

  /**
   * The next chunk, or null when the run is over. Ends early at `until`: no moment from it on is run. A chunk may have no
   * rows, when guests compute on and on; it moves `knownUntil` all the same. Those of all hosts have the same moments.
   */
  advance(until: Tick = Infinity): NewChunk | null {
    return this.work(NEVER_TIME, until);
  }

  /**
   * Works on the next chunk until it is complete, as `advance` makes it, or `isTime` says that others are waiting. Null: it is
   * not complete, and the next call goes on with it (`hasBegun`); or nothing is left before `until`.
   */
  work(isTime: () => boolean, until: Tick = Infinity): NewChunk | null {
    if (this.#begun === null) {
      const first = this.#simulation.nextTime();
      if (this.isOver || (first >= until && first !== Infinity)) return null;
      this.#begun = this.#make();
    }
    this.#until = until;
    for (;;) {
      const { done, value } = this.#begun.next();
      if (done) {
        this.#begun = null;
        return value;
      }
      if (isTime()) return null;
    }
  }

  /** A part of the next chunk has been made. */
  get hasBegun(): boolean {
    return this.#begun !== null;
  }

  /** Makes the next chunk. Between its parts nothing else may be asked of the simulation. */
  *#make(): InParts<NewChunk> {
    const start = yield* this.#start();
    yield* this.#goOn();
    const index = this.#chunks;
    // The row that says the run is over belongs to the last chunk.
    if (!this.isOver && this.#simulation.nextTime() === Infinity) this.#simulation.step();
    const until = this.isOver ? Infinity : this.#simulation.nextTime();
    const place = { index, from: this.#from, until, end: this.#simulation.now };
    const made: NewChunk[] = [];
    for (const [at, host] of this.#hosts.entries()) {
      made.push(yield* host.seal(start.hosts[at]!, place));
      yield;
    }
    this.#starts = this.#starts.with(index, start);
    this.#chunks += 1;
    const [first, ...further] = made;
    this.#from = first!.until;
    return further.length === 0 ? first! : { ...first!, further };
  }

  *#start(): InParts<ChunkStart> {
    const checkpoint = yield* this.#simulation.checkpointInParts();
    const hosts: HostStart[] = [];
    for (const host of this.#hosts) hosts.push(yield* host.start());
    return { checkpoint, from: this.#from, hosts };
  }

  /** Goes through moments up to the end of the chunk. */
  *#goOn(): InParts<void> {
    const most = Math.max(MOST_CHUNK_ROWS, CHUNK_ROWS_PER_VCPU * this.#most(({ info }) => info.vcpus.length));
    const limit = Math.min(most, Math.max(FIRST_CHUNK_ROWS, this.#most(({ rows }) => rows) >> 1));
    let rows = 0;
    let unasked = 0;
    for (let moment = 0; moment < MOST_CHUNK_MOMENTS; moment += 1) {
      if (this.#pending >= limit || this.isOver || this.#simulation.nextTime() >= this.#until) return;
      while (!this.#simulation.stepPart()) yield;
      unasked += 1;
      if (unasked < MOMENTS_UNASKED && this.#pending - rows < ROWS_UNASKED) continue;
      yield;
      rows = this.#pending;
      unasked = 0;
    }
  }

  /** Rows of the host that has most of them in the chunk that is being made. */
  get #pending(): number {
    return this.#most(({ pending }) => pending);
  }

  #most(of: (host: HostTrace) => number): number {
    let most = 0;
    for (const host of this.#hosts) most = Math.max(most, of(host));
    return most;
  }

  /**
   * A run of `scenario` that shares the beginning of this one: it goes on from the last chunk that ends before the
   * command logs part, or from one before it whose start is still kept. Null when more than the later commands differ.
   * The next `advance` gives chunk number `from`.
   */
  branch(scenario: Scenario): { run: Run; from: number } | null {
    const parting = partingOf(this.scenario, scenario)?.at;
    if (parting === undefined) return null;
    // The last chunk made may be extended by the change even if it begins before: it is made again.
    let kept = this.#starts.upTo(this.#chunks - 1);
    while (kept && kept.copy.checkpoint.at > parting) kept = this.#starts.upTo(kept.at - 1);
    if (!kept) return null;
    const run = new Run(scenario);
    run.#simulation.restore(kept.copy.checkpoint);
    if (kept.at > 0 && run.#simulation.nextTime() === Infinity) {
      // Nothing is left to happen, and the row that says so belongs to the last moment, in the chunk before.
      kept = this.#starts.upTo(kept.at - 1)!;
      run.#simulation.restore(kept.copy.checkpoint);
    }
    const { at: from, copy: start } = kept;
    for (const [at, host] of run.#hosts.entries()) host.continue(start.hosts[at]!, this.#hosts[at]!);
    run.#starts = this.#starts.before(from);
    run.#chunks = from;
    run.#from = start.from;
    return { run, from };
  }
}
