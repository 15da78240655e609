/**
 * An order of frames that everybody can see from the references alone: by how many of them lie between now and the load of
 * the page, its last reference, or its next one; and whose page leaves first.
 */
export interface FrameOrder {
  readonly by: "load" | "reference" | "nextUse";
  readonly leaves: "farthest" | "nearest";
}
