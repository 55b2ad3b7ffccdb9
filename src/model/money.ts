/** How one country writes an amount: `Q1,500.50`, `$1.500.000`. Frozen data; Intl's output changes with ICU. */
export type MoneyStyle = {
  readonly symbol: string
  readonly thousands: string
  readonly decimal: string
}

/** `Q1,500.50`; cents only where there are any. */
export function formatMoney(minor: number, style: MoneyStyle): string {
  const sign = minor < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(minor) / 100)
  const cents = Math.abs(minor) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, style.thousands)
  return `${sign}${style.symbol}${grouped}${cents ? style.decimal + String(cents).padStart(2, '0') : ''}`
}

/** The plain decimal for machines: `1500`, `1500.50`. */
export function toDecimal(minor: number): string {
  const sign = minor < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(minor) / 100)
  const cents = Math.abs(minor) % 100
  return `${sign}${whole}${cents ? `.${String(cents).padStart(2, '0')}` : ''}`
}
