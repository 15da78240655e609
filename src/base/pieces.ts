/**
 * A list that is replaced and never changed, in pieces that one list shares with the next: replacing an entry copies the piece
 * that has it and the list of pieces, not everything. Plain data: it can be sent to another thread.
 *
 * ```
 * [ 0 .. 63 | 64 .. 127 | 128 .. 191 ]  --entry 70-->  [ 0 .. 63 | 64 .. 127 ' | 128 .. 191 ]
 * ```
 */

const PIECE = 64;

export type Pieces<T> = readonly (readonly (T | undefined)[])[];

/** The entry at `at`; undefined: there is none. */
export function pieceAt<T>(pieces: Pieces<T>, at: number): T | undefined {
  return pieces[Math.floor(at / PIECE)]?.[at % PIECE];
}

/** The list with `value` at `at`; undefined: without an entry there. */
export function withPiece<T>(pieces: Pieces<T>, at: number, value: T | undefined): Pieces<T> {
  const which = Math.floor(at / PIECE);
  const next = pieces.slice();
  while (next.length <= which) next.push([]);
  const piece = next[which]!.slice();
  while (piece.length < at % PIECE) piece.push(undefined);
  piece[at % PIECE] = value;
  next[which] = piece;
  return next;
}

/** The entries there are with their places, in order. */
export function* entriesOf<T>(pieces: Pieces<T>): Generator<readonly [number, T]> {
  for (const [which, piece] of pieces.entries())
    for (const [at, value] of piece.entries()) if (value !== undefined) yield [which * PIECE + at, value];
}
