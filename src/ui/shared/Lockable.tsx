/** Controls that are seen and cannot be used where what they change is locked. */
import { useContext, type ReactNode } from "react";
import type { Lock } from "../../model/locks.ts";
import { LockedContext } from "./moment/locked.ts";

export const COMMANDS_LOCK = ["commands"] as const;

export interface LockableProps {
  /** What they change; where it is more than one, all of that has to be locked. */
  readonly of: readonly Lock[];
  readonly children: ReactNode;
}

export function Lockable({ of, children }: LockableProps) {
  const locked = useContext(LockedContext);
  if (!locked || !of.every((part) => locked.parts.includes(part))) return children;
  return (
    <fieldset disabled title={locked.why} className="contents [&>*]:opacity-60">
      <legend className="sr-only">{locked.why}</legend>
      {children}
    </fieldset>
  );
}
