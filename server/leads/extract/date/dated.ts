import type { CalendarDay } from "./calendar-day.ts";

/** A date found in a message; `day` is `undefined` where the calendar has no such day. */
export interface Dated {
  day: CalendarDay | undefined;
  start: number;
  end: number;
}
