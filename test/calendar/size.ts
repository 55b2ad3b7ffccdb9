/** Whether the whole range of the calendar's tests runs (`npm run test:calendar`), or the sample of `npm test`. */
export const IS_FULL = process.env.CALENDAR === 'full'
