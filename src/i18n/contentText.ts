/** What a page holds, in words: short for chips, and as it stands in sentences. */
import { contentOf } from "../model/contents.ts";
import type { Language } from "./explain/language.ts";
import { numberText } from "./numberText.ts";

export function contentText(token: number, language: Language): string {
  const content = contentOf(token);
  const isChinese = language === "zh";
  switch (content.kind) {
    case "zero":
      return isChinese ? "全零" : "zeros";
    case "given":
      return isChinese ? `内容 ${numberText(content.number)}` : `content ${numberText(content.number)}`;
    case "image": {
      const [image, page] = [numberText(content.image), numberText(content.page)];
      return isChinese ? `镜像 ${image} 的页 ${page}` : `page ${page} of image ${image}`;
    }
    case "own":
      return isChinese ? "别处没有的内容" : "what nobody else has";
  }
}
