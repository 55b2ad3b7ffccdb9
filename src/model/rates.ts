/** Months after which nobody can say that Meta still asks the same: it changes its card up to four times a year. */
export const RATE_MONTHS = 6
