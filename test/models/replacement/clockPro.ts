/**
 * CLOCK-Pro as domain C.3 has it, on a ring of nodes. One thing is left open there and settled here: hands that push each
 * other in a circle stop after fifty pushes.
 */
import type { NaiveMaker } from "./memory.ts";

interface Node {
  readonly page: number;
  kind: "hot" | "cold" | "test";
  isReferenced: boolean;
}

const MOST_PUSHES = 50;

export const clockPro: NaiveMaker = ({ size }) => {
  // The ring from an arbitrary place on.
  const ring: Node[] = [];
  const hands: { hot: Node | null; cold: Node | null; test: Node | null } = { hot: null, cold: null, test: null };
  let target = size;
  let isTested = false;
  let gone: number[] = [];
  let pushes = 0;
  const count = (kind: Node["kind"]) => ring.filter((node) => node.kind === kind).length;
  const at = (node: Node, by: number) => ring[(ring.indexOf(node) + by + ring.length) % ring.length]!;
  const advance = (hand: keyof typeof hands) => {
    hands[hand] = at(hands[hand]!, 1);
  };
  const remove = (node: Node) => {
    const before = ring.length === 1 ? null : at(node, -1);
    for (const hand of ["hot", "cold", "test"] as const) if (hands[hand] === node) hands[hand] = before;
    ring.splice(ring.indexOf(node), 1);
  };
  const insert = (node: Node) => {
    const { hot } = hands;
    if (!hot) {
      ring.push(node);
      Object.assign(hands, { hot: node, cold: node, test: node });
      return;
    }
    ring.splice(ring.indexOf(hot), 0, node);
    if (hands.cold === hot) hands.cold = node;
  };
  const runCold = () => {
    const node = hands.cold!;
    if (node.kind === "cold" && node.isReferenced) Object.assign(node, { kind: "hot", isReferenced: false });
    else if (node.kind === "cold") {
      node.kind = "test";
      gone.push(node.page);
      while (count("test") > size) runTest();
    }
    advance("cold");
    while (count("hot") > size - target) runHot();
  };
  const runHot = () => {
    if (hands.hot === hands.test) runTest();
    const node = hands.hot!;
    if (node.kind === "hot" && node.isReferenced) node.isReferenced = false;
    else if (node.kind === "hot") node.kind = "cold";
    advance("hot");
  };
  const runTest = () => {
    if (hands.test === hands.cold && pushes < MOST_PUSHES) {
      pushes += 1;
      runCold();
      pushes -= 1;
    }
    const node = hands.test!;
    if (node.kind === "test") {
      remove(node);
      target = Math.max(1, target - 1);
    }
    advance("test");
  };
  return {
    missed: (page) => {
      const node = ring.find((other) => other.page === page);
      isTested = node !== undefined;
      if (!node) return;
      target = Math.min(size, target + 1);
      remove(node);
    },
    hit: (page) => {
      ring.find((node) => node.page === page)!.isReferenced = true;
    },
    victim: () => {
      while (gone.length === 0) runCold();
      return gone.shift()!;
    },
    loaded: (page) => insert({ page, kind: isTested ? "hot" : "cold", isReferenced: false }),
    givesUp: () => {
      const all = gone;
      gone = [];
      return all;
    },
  };
};
