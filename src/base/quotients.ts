/** Exact comparison of products and quotients of whole numbers of any size. */

/** A quotient that is smaller by more than this part of it is smaller exactly. */
export const ROUNDING = 2 ** -50;

/** Sign of `a · b − c · d` for whole numbers, exact at any size. */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER) return left - right;
  const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return exact === 0n ? 0 : exact < 0n ? -1 : 1;
}

/** Sign of `a / b − c / d`, exact: `a` and `c` are whole and not negative, `b` and `d` whole and positive, or Infinity. */
export function compareQuotients(a: number, b: number, c: number, d: number): number {
  const left = a / b;
  const right = c / d;
  if (Math.abs(left - right) > ROUNDING * right) return left - right;
  // 0 only where `a` or `c` is, or where a divisor is without end.
  return right === 0 ? left : compareProducts(a, d, c, b);
}
