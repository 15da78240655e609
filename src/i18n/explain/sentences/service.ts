/** How long a disk takes for a request: the formula with the numbers of the moment, and why it is that long. */
import type { ArmFacts, ServiceFacts } from "../facts.ts";
import { joined, say, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

/** False where the head stood nowhere before. */
const isKnown = (cylinder: number) => cylinder >= 0;

const total = ({ seek, rotation, transfer }: ServiceFacts) => seek + rotation + transfer;

function englishSeek(arm: ArmFacts, seek: number, words: Words): Parts {
  const { law, seekBase, seekPerCylinder, travelled } = arm;
  const way = `${words.time(seekPerCylinder)} × ${words.count(travelled, "cylinder", "cylinders")}`;
  switch (law) {
    case "there":
      return say`Seek = 0: the head is there already.`;
    case "near":
      return say`Seek = ${way} = ${words.time(seek)}; so near, nothing else is counted.`;
    case "far":
      return say`Seek = ${words.time(seek)}: far away, the distance does not count.`;
    case "distance":
      return seekBase === 0
        ? say`Seek = ${way} = ${words.time(seek)}.`
        : say`Seek = ${words.time(seekBase)} to start and stop + ${way} = ${words.time(seek)}.`;
  }
}

function chineseSeek(arm: ArmFacts, seek: number, words: Words): Parts {
  const { law, seekBase, seekPerCylinder, travelled } = arm;
  const way = `${words.time(seekPerCylinder)} × ${words.number(travelled)} 个柱面`;
  switch (law) {
    case "there":
      return say`寻道 = 0：磁头已在该柱面。`;
    case "near":
      return say`寻道 = ${way} = ${words.time(seek)}；距离很近，不计其他时间。`;
    case "far":
      return say`寻道 = ${words.time(seek)}：距离较远，不按距离计算。`;
    case "distance":
      return seekBase === 0
        ? say`寻道 = ${way} = ${words.time(seek)}。`
        : say`寻道 = 启停 ${words.time(seekBase)} + ${way} = ${words.time(seek)}。`;
  }
}

/** With an arm: what the seek and the transfer are made of, and their sum. */
export function englishService(facts: ServiceFacts, words: Words): Parts[] {
  const { arm, blocks, perBlock, seek, rotation, transfer, channels } = facts;
  const moved = say`Transfer = ${words.count(blocks, "block", "blocks")} × ${words.time(perBlock)} = ${words.time(blocks * perBlock)}.`;
  if (!arm) {
    const why =
      channels > 1
        ? say`The disk serves ${words.number(channels)} at a time and has no arm: there is no seek and no turn to wait for.`
        : say`The disk has no arm: there is no seek and no turn to wait for.`;
    return [joined([moved, " ", why])];
  }
  const parts = arm.law === "near" ? [] : [" ", moved];
  return [
    joined([...(isKnown(arm.from) ? englishSeek(arm, seek, words) : []), ...parts]),
    say`Seek ${words.time(seek)} + half a turn ${words.time(rotation)} + transfer ${words.time(transfer)} = ${value(words.ticks(total(facts)))}.`,
  ];
}

export function chineseService(facts: ServiceFacts, words: Words): Parts[] {
  const { arm, blocks, perBlock, seek, rotation, transfer, channels } = facts;
  const moved = say`传输 = ${words.number(blocks)} 块 × ${words.time(perBlock)} = ${words.time(blocks * perBlock)}。`;
  if (!arm) {
    const why =
      channels > 1
        ? say`该磁盘同时服务 ${words.number(channels)} 个请求，没有磁臂：无需寻道，也无需等待旋转。`
        : say`该磁盘没有磁臂：无需寻道，也无需等待旋转。`;
    return [joined([moved, why])];
  }
  const parts = arm.law === "near" ? [] : [moved];
  return [
    joined([...(isKnown(arm.from) ? chineseSeek(arm, seek, words) : []), ...parts]),
    say`寻道 ${words.time(seek)} + 旋转 ${words.time(rotation)} + 传输 ${words.time(transfer)} = ${value(words.ticks(total(facts)))}。`,
  ];
}
