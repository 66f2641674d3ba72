import type { Random } from "../random.ts";

/** What happens to the page in the course of a visit. */
export const LIFE_NAMES = [
  "reload",
  "tab closed and reopened",
  "offline and online",
  "hidden and visible",
  "frozen and resumed",
  "sent while offline",
  "second message at once",
  "reload with an unsent message",
  "a second tab",
  "renderer lost once",
] as const;

export type LifeName = (typeof LIFE_NAMES)[number];

export interface LifeEvent {
  name: LifeName;
  /** Index of the message that it happens to, or during whose answer it happens. */
  message: number;
  /** The answer has at least so many characters on screen by then, or is over; 0 is as soon as the message was sent. */
  characters: number;
  /** How long each part of it takes: off, on, off, on. In milliseconds. */
  pauses: readonly [number, ...number[]];
}

export function planLifeEvent(name: LifeName, messages: number, random: Random): LifeEvent {
  const last = name === "second message at once" ? messages - 2 : messages - 1;
  const flaps = name === "offline and online" ? random.whole(1, 3) : 1;
  const more = Array.from({ length: 2 * (flaps - 1) }, () => random.whole(20, 500));
  return {
    name,
    message: random.whole(0, last),
    characters: random.chance(0.25) ? 0 : random.whole(1, 200),
    pauses: [random.whole(50, 1_000), ...more],
  };
}
