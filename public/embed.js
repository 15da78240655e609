/**
 * An example of a page that holds Hyperscope in frames: it starts two of them beside each other, asks them for steps, and
 * passes each moment that one tells on to the other. `?from=ADDRESS` takes the frames from another server.
 */
(function () {
  "use strict";
  const frames = [...document.querySelectorAll("iframe")];
  const from = new URLSearchParams(location.search).get("from");
  /** Nothing but an address that can be fetched: others could be scripts. */
  const elsewhere = from !== null && URL.canParse(from, location.href) ? new URL(from, location.href) : null;
  const page = elsewhere && /^(?:https?|file):$/.test(elsewhere.protocol) ? elsewhere : new URL("./", location.href);
  /** The time that each frame has told last. */
  const times = new Map();

  function ask(frame, message) {
    frame.contentWindow.postMessage(
      { hyperscope: { v: 1, ...message } },
      page.protocol === "file:" ? "*" : page.origin,
    );
  }

  window.addEventListener("message", (event) => {
    const frame = frames.find((each) => each.contentWindow === event.source);
    const told = event.data?.hyperscope;
    if (!frame || told?.v !== 1) return;
    if (told.type === "problem") document.getElementById("said").textContent = told.text;
    if (told.type !== "moment") return;
    times.set(frame, told.time);
    document.getElementById("said").textContent =
      `t = ${Math.floor(told.time)}${told.sentence ? `: ${told.sentence}` : ""}`;
    for (const other of frames)
      if (other !== frame && times.get(other) !== told.time) {
        // What it will tell of that moment is no news.
        times.set(other, told.time);
        ask(other, { type: "seek", time: told.time });
      }
  });

  const messages = {
    start: { type: "seek", time: 0 },
    back: { type: "step", by: -1, unit: "event" },
    forward: { type: "step", by: 1, unit: "event" },
    play: { type: "play" },
    pause: { type: "pause" },
    zh: { type: "show", language: "zh" },
    en: { type: "show", language: "en" },
  };
  for (const button of document.querySelectorAll("[data-ask]"))
    button.addEventListener("click", () => {
      const message = messages[button.dataset.ask];
      // A step of one leads the other; playing both would have two clocks.
      const asked = message.type === "step" || message.type === "play" ? [frames[0]] : frames;
      for (const frame of asked) ask(frame, message);
    });

  for (const frame of frames) frame.src = `${page.href.replace(/#.*/s, "")}#${frame.dataset.link}&embed=1`;
})();
