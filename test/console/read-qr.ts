import jsQR from 'jsqr'

const SCALE = 4

/** What a phone reads of a QR that was drawn as SVG: modules of a path, `M10,12h1v1h-1z`, on a view box. */
export function readQr(svg: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const path = /<path[^>]* d="([^"]*)"/.exec(svg)?.[1] ?? ''
  const modules = [...path.matchAll(/M(\d+),(\d+)h(\d+)/g)].map((each) => each.slice(1).map(Number))
  const unit = modules[0]?.[2] ?? 1
  const side = (size / unit) * SCALE
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x = 0, y = 0] of modules) blacken(pixels, side, x / unit, y / unit)
  return read(pixels, side, side)?.data
}

/** The package is CommonJS with the function as its default. */
const read = jsQR.default

function blacken(pixels: Uint8ClampedArray, side: number, x: number, y: number): void {
  for (let row = y * SCALE; row < (y + 1) * SCALE; row++)
    for (let column = x * SCALE; column < (x + 1) * SCALE; column++)
      pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
}
