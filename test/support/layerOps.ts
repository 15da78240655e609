/** The operations on images of `test/oracles/qcow2Layers.jsonl`. A cluster has two halves. */
export type LayerOp =
  | readonly ["write", image: string, first: number, count: number, value: number]
  | readonly ["half", image: string, half: number, value: number]
  | readonly ["zero" | "discard", image: string, first: number, count: number]
  | readonly ["snapshot" | "apply" | "delsnap", image: string, name: string]
  | readonly ["clone", image: string, base: string]
  | readonly ["copy", image: string, source: string]
  | readonly ["copySnap", image: string, source: string, snapshot: string]
  | readonly ["commit" | "delete", image: string]
  | readonly ["rebase", image: string, backing: string | null];
