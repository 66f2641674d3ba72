/** A day of the calendar, without time and zone. `month` counts from 1. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

const DAY = 86_400_000;

export function isoDay({ year, month, day }: CalendarDay): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** Today in UTC. */
export function today(now: Date): CalendarDay {
  return { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() };
}

/** The earliest day that is still today somewhere on earth; we do not know the visitor's zone, so only what lies before it is past. */
export function earliestToday(now: Date): CalendarDay {
  return today(new Date(now.getTime() - DAY / 2));
}

export function isReal({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1_000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function compareDays(one: CalendarDay, other: CalendarDay): number {
  return one.year - other.year || one.month - other.month || one.day - other.day;
}

export function addDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  return today(new Date(Date.UTC(year, month - 1, day + days)));
}

/** The same day of a later month, or that month's last day. */
export function addMonths({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const first = today(new Date(Date.UTC(year, month - 1 + months, 1)));
  const last = today(new Date(Date.UTC(first.year, first.month, 0))).day;
  return { ...first, day: Math.min(day, last) };
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The first such day from `earliest` on; `undefined` where no year has it (30 February). A leap day may be eight years off. */
export function nextSuchDay(month: number, day: number, earliest: CalendarDay): CalendarDay | undefined {
  for (let year = earliest.year; year <= earliest.year + 8; year++) {
    const candidate = { year, month, day };
    if (isReal(candidate) && compareDays(candidate, earliest) >= 0) return candidate;
  }
  return undefined;
}
