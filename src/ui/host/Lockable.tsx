/** Controls of the host, which are seen and cannot be used where it is locked. */
import { useContext, type ReactNode } from "react";
import { LockedContext } from "../shared/moment/locked.ts";

export function Lockable({ children }: { readonly children: ReactNode }) {
  const why = useContext(LockedContext);
  if (why === null) return children;
  return (
    <fieldset disabled className="contents [&>*]:opacity-60">
      <legend className="sr-only">{why}</legend>
      {children}
    </fieldset>
  );
}
