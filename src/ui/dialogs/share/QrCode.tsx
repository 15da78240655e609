/**
 * A link as a QR code. The code itself is made by `uqr`; here its dark squares become one path. Always dark on white,
 * whatever the theme: many cameras read nothing else.
 */
import { encode } from "uqr";
import { qrPath } from "./qrPath.ts";

/** Bytes that the largest code holds at the lowest error correction. */
export const MAX_QR_BYTES = 2953;
/** White squares around the code, as the standard asks for. */
const QUIET_ZONE = 4;

/** `text` is at most `MAX_QR_BYTES` long. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, data } = encode(text, { ecc: "L", border: QUIET_ZONE });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="aspect-square max-h-[40dvh] w-full lg:max-h-[60dvh] rounded-lg bg-white"
    >
      <path d={qrPath(data)} className="fill-black" />
    </svg>
  );
}
