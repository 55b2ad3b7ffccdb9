import jsQR from 'jsqr'

/** Pixels a half block is wide and high, and the empty border in blocks. */
const SCALE = 6
const BORDER = 4

/** Reads the last whole QR that was drawn with half blocks, off the screen as a phone does; undefined where there is none. */
export function readTerminalQr(screen: string): string | undefined {
  const drawn = screen.split(/\r?\n\r?\n/).findLast((part) => /^[█▀▄ \r\n]{200,}$/.test(part))
  if (drawn === undefined) return undefined
  const rows = drawn
    .split(/\r?\n/)
    .flatMap((line) => [line.split('').map(isUpperLit), line.split('').map(isLowerLit)])
  const size = (Math.max(...rows.map(({ length }) => length)) + 2 * BORDER) * SCALE
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
  const isLit = (x: number, y: number) =>
    rows[Math.floor(y / SCALE) - BORDER]?.[Math.floor(x / SCALE) - BORDER] ?? true
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (!isLit(x, y)) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  return read(pixels, size, size)?.data
}

/** The package is CommonJS with the function as its default. */
const read = jsQR.default

const isUpperLit = (block: string): boolean => block === '█' || block === '▀'
const isLowerLit = (block: string): boolean => block === '█' || block === '▄'
