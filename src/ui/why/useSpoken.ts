/**
 * What a live region says: `text` shortly after it has come to rest, so that dragging through a run does not queue up
 * hundreds of sentences; during playback at most one sentence every few seconds.
 */
import { useEffect, useRef, useState } from "react";

const REST_MS = 250;
const PLAYING_REST_MS = 5000;

export function useSpoken(text: string, isPlaying: boolean): string {
  const [spoken, setSpoken] = useState("");
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const isKnown = spoken === text;
  // While playing the text keeps changing: the timer must not start again with each of them.
  const trigger = isPlaying ? null : text;
  useEffect(() => {
    if (isKnown) return undefined;
    const timer = setTimeout(() => setSpoken(latest.current), isPlaying ? PLAYING_REST_MS : REST_MS);
    return () => clearTimeout(timer);
  }, [isKnown, isPlaying, trigger]);
  return spoken;
}
