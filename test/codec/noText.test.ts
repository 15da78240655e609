/** What no text is, is told from texts of any language. */
import { deflateRawSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createStream, nextInt } from "../../src/base/prng.ts";
import { isNoText } from "../../src/codec/noText.ts";
import { textOf } from "../../src/codec/references/textOf.ts";

const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const randomBytes = (seed: number, length: number) => {
  const random = createStream(seed, "bytes");
  return Uint8Array.from({ length }, () => nextInt(random, 256));
};

describe("what no text is", () => {
  it.each([
    ["a picture", readFileSync(new URL("../../public/card.png", import.meta.url))],
    ["a program", readFileSync(process.execPath).subarray(0, 100_000)],
    ["what was packed", deflateRawSync(Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at) % 251).join()))],
  ])("is %s", (_, bytes) => expect(isNoText(asText(bytes))).toBe(true));

  it("is any hundred random bytes", () => {
    for (let seed = 1; seed <= 500; seed += 1) expect(isNoText(asText(randomBytes(seed, 100)))).toBe(true);
  });
});

describe("a text", () => {
  it.each([
    "",
    "7 0 1 2 0 3",
    "页面访问序列：7、0、1、2",
    "\ufeffid;arrivée;durée\r\nA;0;3\r\n",
    "\u001b[31mred\u001b[0m 7 0 1\u001a",
    "مرحبا بالعالم 😀",
  ])("is %j", (text) => expect(isNoText(text)).toBe(false));

  it("in another encoding than was thought is one, with what is legible in it", () => {
    // "# 页面访问序列" as GBK writes it.
    const remark = [0x23, 0x20, 0xd2, 0xb3, 0xc3, 0xe6, 0xb7, 0xc3, 0xce, 0xca, 0xd0, 0xf2, 0xc1, 0xd0, 0x0a];
    expect(isNoText(asText(Uint8Array.from(remark)) + "7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1\n")).toBe(false);
  });

  it.each([
    ["utf16le", [0xff, 0xfe], false],
    ["utf16be", [0xfe, 0xff], true],
  ] as const)("of references may be in %s", async (_, mark, isSwapped) => {
    const body = Buffer.from("7 0 1", "utf16le");
    if (isSwapped) body.swap16();
    async function* file() {
      yield Uint8Array.from([...mark, ...body]);
    }
    let text = "";
    for await (const piece of textOf(file())) text += piece;
    expect(text.replace("\ufeff", "")).toBe("7 0 1");
  });
});
