/**
 * Texts of the area `keeping`: notices of what could not be kept, or not be read again. They load with the first such notice.
 * `zh` must have the shape of `en`: the compiler checks it.
 */
const en = {
  keptElsewhere:
    "This address stands for a scenario that is kept in the browser where it was made: it was too large for a link. Here it is not known. Ask for its file.",
  memoryUnread:
    "What this browser remembered from an earlier visit cannot be read as a scenario. Nothing of it is lost: save it as a file, or forget it.",
  browserOnly:
    "This scenario is too large for a link. It is saved in this browser only, and cannot be shared by its address. To pass it on, save it as a file.",
  nowhere:
    "This scenario is too large for a link, and the browser refuses to store it. It is lost with this page: save it as a file.",
};

const zh: typeof en = {
  keptElsewhere: "此地址指向保存在原浏览器中的场景：它太大，无法写入链接。本浏览器中没有它。请向对方索取文件。",
  memoryUnread: "本浏览器记住的上次内容无法作为场景读取。内容并未丢失：可存为文件，或不再保留。",
  browserOnly: "此场景太大，无法写入链接。它只保存在本浏览器中，不能通过地址分享。如需转交，请存为文件。",
  nowhere: "此场景太大，无法写入链接，浏览器又拒绝存储。关闭页面后它将丢失：请存为文件。",
};

export const keeping = { en, zh };
