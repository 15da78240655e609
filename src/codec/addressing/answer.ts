/** The answer to a file with an exercise on address translation: for each address its way, or the accesses of a walk. */
import { walkAccesses } from "../../model/translation.ts";
import { AddressProblem, readAddressExercise } from "./exercise.ts";
import { translateAddress, type TranslatedAddress } from "./translate.ts";

export const ADDRESSES_FORMAT = "hyperscope-addresses-1";

export interface AddressAnswer {
  readonly format: typeof ADDRESSES_FORMAT;
  readonly scheme: string;
  readonly translations: readonly TranslatedAddress[];
  /** Of a nested walk: memory accesses until the page is found. */
  readonly accesses?: number;
}

/** The answer to the exercise in `text`. Throws an `AddressProblem`. */
export function answerAddresses(text: string): AddressAnswer {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new AddressProblem(`the file is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { scheme, addresses } = readAddressExercise(given);
  const head = { format: ADDRESSES_FORMAT, scheme: scheme.scheme } as const;
  if (scheme.scheme === "nestedWalk") {
    const { guestLevels: guest, hostLevels: host } = scheme;
    return { ...head, translations: [], accesses: walkAccesses({ guest, host }) };
  }
  return { ...head, translations: addresses.map((address) => translateAddress(scheme, address)) };
}
