/** Columns that grow as they are written. */

/** Elements that a growing column has room for at first. */
export const FIRST_CAPACITY = 1024;

/** Twice as long as `column`, beginning with it. */
export function grown<Column extends Uint8Array | Int32Array | Uint32Array | Float64Array>(column: Column): Column {
  const longer = new (column.constructor as new (length: number) => Column)(column.length * 2);
  longer.set(column);
  return longer;
}
