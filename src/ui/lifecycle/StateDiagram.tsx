/** The drawing of the states: boxes with the machines that are in them, arrows, and those of the subject as buttons. */
import { useRef, type KeyboardEvent } from "react";
import { refusal } from "../../model/lifecycle.ts";
import { LIFECYCLE_EDGES, type EdgeCommand, type LifecycleEdge } from "../../model/lifecycleEdges.ts";
import { VM_STATES, type VmLife } from "../../model/states.ts";
import type { VmUid } from "../../model/units.ts";
import { vmColor } from "../shared/vmColor.ts";
import { useLayout } from "../shared/layout/useLayout.ts";
import { arrowBetween, TALL, WIDE, type Arrow, type Drawing } from "./geometry.ts";
import { isolated } from "../../trace/isolated.ts";

export interface DrawnMachine {
  readonly uid: VmUid;
  readonly name: string;
  readonly life: VmLife;
  readonly isBusy: boolean;
}

export interface StateDiagramProps {
  readonly machines: readonly DrawnMachine[];
  readonly subject: DrawnMachine;
  readonly label: string;
  readonly nameOf: (life: VmLife) => string;
  readonly wordOf: (command: EdgeCommand) => string;
  readonly edgeText: (edge: LifecycleEdge) => string;
  readonly onGive: (command: EdgeCommand) => void;
}

/** More machines in one state are told by their number. */
const MOST_DOTS = 9;

/** How far an arrow is bent; those to the same box from the same box lie apart. */
function bendOf({ from, to, command }: LifecycleEdge): number {
  if (command === "shutdown") return 14;
  if (from === "shuttingDown" && to === "shutOff") return 10;
  return from === "running" && to === "shutOff" ? 12 : 9;
}

const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function StateDiagram(props: StateDiagramProps) {
  const { machines, subject, label, nameOf, wordOf, edgeText, onGive } = props;
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useLayout() === "phone" ? TALL : WIDE;
  const own = LIFECYCLE_EDGES.filter(({ command, from }) => from === subject.life && !refusal({ command }, subject));
  const others = LIFECYCLE_EDGES.filter((edge) => !own.includes(edge));
  const move = (event: KeyboardEvent, at: number, command: EdgeCommand) => {
    const step = KEYS[event.key];
    if (event.key === "Enter" || event.key === " ") onGive(command);
    else if (step === undefined) return;
    else {
      const buttons = svg.current?.querySelectorAll<SVGGElement>("[role=button]");
      buttons?.[(at + step + own.length) % own.length]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="scroll-quiet overflow-x-auto" role="region" tabIndex={-1} aria-label={label}>
      <svg
        ref={svg}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        className={`mx-auto block w-full select-none ${drawing === TALL ? "max-w-md" : "max-w-[860px] min-w-[560px]"}`}
      >
        {others.map((edge) => (
          <ArrowShape
            key={keyOf(edge)}
            arrow={arrowBetween(drawing, edge.from, edge.to, bendOf(edge))}
            className="text-line-strong"
          />
        ))}
        {VM_STATES.map((life) => (
          <StateBox
            key={life}
            drawing={drawing}
            life={life}
            name={nameOf(life)}
            machines={machines.filter((machine) => machine.life === life)}
            isCurrent={life === subject.life}
          />
        ))}
        {own.map((edge, at) => {
          const arrow = arrowBetween(drawing, edge.from, edge.to, bendOf(edge));
          return (
            <g
              key={keyOf(edge)}
              role="button"
              tabIndex={at === 0 ? 0 : -1}
              aria-label={edgeText(edge)}
              className="group cursor-pointer text-accent outline-none"
              onClick={() => onGive(edge.command)}
              onKeyDown={(event) => move(event, at, edge.command)}
            >
              <path d={arrow.path} fill="none" stroke="transparent" strokeWidth={16} />
              <ArrowShape arrow={arrow} className="text-accent" isStrong />
              <text
                x={arrow.label.x}
                y={arrow.label.y + 4}
                textAnchor="middle"
                className="fill-current stroke-panel text-[12px] font-semibold group-hover:underline group-focus-visible:underline"
                strokeWidth={5}
                paintOrder="stroke"
              >
                {wordOf(edge.command)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

const keyOf = ({ command, from }: LifecycleEdge) => `${command} ${from}`;

interface ArrowShapeProps {
  readonly arrow: Arrow;
  readonly className: string;
  readonly isStrong?: boolean;
}

function ArrowShape({ arrow: { path, tip, angle }, className, isStrong = false }: ArrowShapeProps) {
  return (
    <g className={className}>
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={isStrong ? 1.75 : 1}
        className="group-hover:stroke-[3] group-focus-visible:stroke-[3]"
      />
      <path
        d="M0 0 L-8 -3.5 L-8 3.5 Z"
        fill="currentColor"
        transform={`translate(${tip.x} ${tip.y}) rotate(${angle})`}
      />
    </g>
  );
}

interface StateBoxProps {
  readonly drawing: Drawing;
  readonly life: VmLife;
  readonly name: string;
  readonly machines: readonly DrawnMachine[];
  readonly isCurrent: boolean;
}

function StateBox({ drawing, life, name, machines, isCurrent }: StateBoxProps) {
  const { x, y } = drawing.places[life];
  const { box } = drawing;
  const dots = machines.slice(0, MOST_DOTS);
  const isEmpty = machines.length === 0;
  return (
    <g>
      <title>{[name, ...machines.map((machine) => isolated(machine.name))].join(" · ")}</title>
      <rect
        x={x - box.width / 2}
        y={y - box.height / 2}
        width={box.width}
        height={box.height}
        rx={9}
        className={isCurrent ? "fill-accent-soft stroke-accent" : "fill-panel stroke-line-strong"}
        strokeWidth={isCurrent ? 1.75 : 1}
      />
      <text
        x={x}
        y={y + (isEmpty ? 4.5 : -3)}
        textAnchor="middle"
        className={`text-[13px] ${isEmpty ? "fill-soft" : "fill-ink font-semibold"}`}
      >
        {name}
      </text>
      {dots.map(({ uid }, at) => (
        <circle
          key={uid}
          cx={x + (at - (dots.length - 1) / 2) * 12}
          cy={y + 12}
          r={4.5}
          style={{ fill: vmColor(uid) }}
        />
      ))}
      {machines.length > MOST_DOTS && (
        <text x={x + box.width / 2 - 6} y={y + 16} textAnchor="end" className="fill-soft text-[11px]">
          +{machines.length - MOST_DOTS}
        </text>
      )}
    </g>
  );
}
