/** The dark squares of a QR code as one path. Numbers in, text out. */

/** A rectangle for each run of dark squares in a row; a square is one unit wide. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  for (const [y, row] of rows.entries()) {
    let run = 0;
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x]) run += 1;
      else if (run > 0) {
        path += `M${x - run} ${y}h${run}v1h${-run}z`;
        run = 0;
      }
    }
  }
  return path;
}
