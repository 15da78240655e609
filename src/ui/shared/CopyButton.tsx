/** Copies a text, says for a moment that it has, and tells when it could not. */
import { useState } from "react";
import { Button } from "./Button.tsx";
import { useActions } from "./useApp.ts";

const COPIED_MS = 2000;

export interface CopyButtonProps {
  readonly label: string;
  readonly copied: string;
  /** Asked when it is pressed. */
  readonly text: () => string;
}

export function CopyButton({ label, copied, text }: CopyButtonProps) {
  const { notify } = useActions();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setCopied(true);
      setTimeout(() => setCopied(false), COPIED_MS);
    } catch {
      notify({ tone: "error", code: "copyFailed", values: {}, problems: [] });
    }
  };
  return (
    <Button icon="copy" className="h-7! rounded-md! px-2.5! text-xs!" onClick={() => void copy()}>
      <span aria-live="polite">{isCopied ? copied : label}</span>
    </Button>
  );
}
