/** A key of JSON as words: `arrivalTime` and `arrival_time` are "arrival time". */
export function labelText(key: string): string {
  return key
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .trim();
}
