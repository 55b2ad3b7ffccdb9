import { EncryptedFileError, HucreError, type Cell, type CellValue } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { FileRefusal } from './refusal.ts'
import { LIMITS, type Table } from './table.ts'
import { unpackedBytes } from './unpacked-bytes.ts'

/** The first sheet that is not hidden. Throws a FileRefusal for a bomb, a password, or what is no workbook. */
export async function readSheet(bytes: Uint8Array): Promise<Table> {
  if (!isOle(bytes) && unpackedBytes(bytes) > LIMITS.unpackedBytes)
    throw new FileRefusal('unpacked-too-large')
  const { rows, cells } = await firstSheet(bytes)
  if (!rows.some((row) => row.some((cell) => cell !== null && cell !== '')))
    throw new FileRefusal('empty')
  return {
    rows: rows.map((row) => row.slice(0, LIMITS.columns).map(asText)),
    formulas: [...new Set(formulaRows(cells))].toSorted((a, b) => a - b),
  }
}

async function firstSheet(bytes: Uint8Array) {
  let isTaken = false
  const sheets = ({ hidden, veryHidden }: { hidden?: boolean; veryHidden?: boolean }) => {
    if (isTaken || hidden || veryHidden) return false
    isTaken = true
    return true
  }
  try {
    const { sheets: found } = await readXlsx(bytes, { sheets })
    const [sheet] = found
    if (!sheet) throw new FileRefusal('empty')
    return sheet
  } catch (error) {
    throw refusalOf(error, bytes)
  }
}

function refusalOf(error: unknown, bytes: Uint8Array): unknown {
  if (error instanceof EncryptedFileError)
    return new FileRefusal(isOldExcel(bytes) ? 'old-excel' : 'password')
  if (error instanceof HucreError) return new FileRefusal('not-a-table', {}, { cause: error })
  return error
}

function isOle(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0
}

/** An Office file from before 2007 has no part of this name, an encrypted one has (MS-OFFCRYPTO 2.3.4.4). */
function isOldExcel(bytes: Uint8Array): boolean {
  return isOle(bytes) && !Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

function asText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return value.toISOString().slice(0, 10)
  if (typeof value === 'number') return numberText(value)
  return String(value)
}

/** A number of eight or more digits is a telephone number, which Excel must not make into 7.01e7. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

function formulaRows(cells: ReadonlyMap<string, Cell> | undefined): readonly number[] {
  return [...(cells ?? [])].flatMap(([place, { formula }]) =>
    formula === undefined ? [] : [Number(place.split(',')[0]) + 1],
  )
}
