/** A machine on images in layers: what it has itself, what it reads from each machine below, and what changes that. */
import { refusal } from "../../model/lifecycle.ts";
import type { HostInfo, HostState, VmInfo } from "../../trace/hostState.ts";
import { Button } from "../shared/Button.tsx";
import { Menu, MenuItem } from "../shared/floating/Menu.tsx";
import { useCopiesText } from "../shared/text/useCopiesText.ts";
import { useRunActions } from "../shared/useRun.ts";
import { basesFor, layersOf } from "./layersView.ts";
import { isolated } from "../../trace/isolated.ts";

interface LayersProps {
  readonly host: HostState;
  readonly info: HostInfo;
  readonly machine: VmInfo;
  /** Extents of a chunk. */
  readonly chunkExtents: number;
}

export function Layers({ host, info, machine, chunkExtents }: LayersProps) {
  const { copies: t, terms } = useCopiesText();
  const { giveCommand } = useRunActions();
  const { bases } = host.copyOnWrite;
  const layers = layersOf(host, info, machine, chunkExtents);
  const found = layers.map(({ name, chunks }, depth) =>
    depth === 0 ? t.ownChunks(terms.number(chunks)) : t.fromBelow(terms.number(chunks), name),
  );
  const base = bases.get(machine.uid);
  const targets = basesFor(host, info, machine);
  const vm = machine.name;
  const life = host.vms[machine.uid]?.life ?? "none";
  const mayCommit = refusal({ command: "commit" }, { life, isBusy: false }) === null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft tabular-nums">
      <span title={t.layersHelp}>{[...found, t.nowhere(terms.number(layers.nowhere))].join(" · ")}</span>
      <span className="ml-auto flex flex-wrap gap-1">
        {base && (
          <Button
            look="quiet"
            size="small"
            className="touch-small"
            title={mayCommit ? t.commitHelp : t.commitNot}
            aria-label={t.commitOf(vm, info.vms[base.vm]?.name ?? "")}
            onClick={() => giveCommand({ command: "commit", vm })}
          >
            {t.commit}
          </Button>
        )}
        {(base || targets.length > 0) && (
          <Menu
            trigger={
              <Button
                look="quiet"
                size="small"
                className="touch-small"
                title={t.rebaseHelp}
                aria-label={t.rebaseOf(vm)}
              >
                {t.rebase}
              </Button>
            }
          >
            {base && (
              <MenuItem icon="close" text={t.ontoNothing} onSelect={() => giveCommand({ command: "rebase", vm })} />
            )}
            {targets.map((name) => (
              <MenuItem
                key={name}
                icon="arrowRight"
                text={t.onto(isolated(name))}
                onSelect={() => giveCommand({ command: "rebase", vm, base: name })}
              />
            ))}
          </Menu>
        )}
      </span>
    </div>
  );
}
