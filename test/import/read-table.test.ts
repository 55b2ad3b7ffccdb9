import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readTable } from '../../src/import/read-table.ts'
import { LIMITS } from '../../src/import/table.ts'

const LIST = 'Nombre;Teléfono\nMaría Peña;7012 3456\n'
const ROWS = [
  ['Nombre', 'Teléfono'],
  ['María Peña', '7012 3456'],
]

test.each([
  ['UTF-8', Buffer.from(LIST)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${LIST}`)],
  ['Latin-1', Buffer.from(LIST, 'latin1')],
  ['UTF-16', Buffer.from(`\uFEFF${LIST}`, 'utf16le')],
  ['commas', Buffer.from(LIST.replaceAll(';', ','))],
  ['tabs', Buffer.from(LIST.replaceAll(';', '\t'))],
  ['Windows line ends', Buffer.from(LIST.replaceAll('\n', '\r\n'))],
  ['a line that names the sign', Buffer.from(`sep=;\r\n${LIST}`)],
  ['quotes', Buffer.from('Nombre;Teléfono\n"María Peña";"7012 3456"\n')],
])('a CSV with %s is read', async (_, bytes) => {
  expect((await readTable(bytes)).rows).toEqual(ROWS)
})

test('a sign inside quotes parts nothing', async () => {
  const { rows } = await readTable(Buffer.from('nombre,lugar\n"López; María","Aldea, Sololá"\n'))
  expect(rows[1]).toEqual(['López; María', 'Aldea, Sololá'])
})

test('an XLSX is read by what is in it, with its first sheet that is not hidden, numbers as they are', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Notas', hidden: true, rows: [['x']] },
      {
        name: 'Lista',
        rows: [
          ['Nombre', 'Teléfono'],
          ['María Peña', 50_370_123_456],
        ],
      },
    ],
  })
  expect((await readTable(bytes)).rows).toEqual([
    ['Nombre', 'Teléfono'],
    ['María Peña', '50370123456'],
  ])
})

test('a formula is read as its last result, and its row is named', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Lista',
        rows: [
          ['Nombre', 'Teléfono'],
          ['María', null],
          ['Marta', 70_123_456],
        ],
        cells: new Map([
          ['1,1', { value: 70_000_000, formula: '60000000+10000000', formulaResult: 70_000_000 }],
        ]),
      },
    ],
  })
  expect(await readTable(bytes)).toMatchObject({
    rows: [
      ['Nombre', 'Teléfono'],
      ['María', '70000000'],
      ['Marta', '70123456'],
    ],
    formulas: [2],
  })
})

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['blanks', Buffer.from(' \n\n'), 'empty'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'not-a-table'],
  ['half a ZIP', Buffer.from('PK\u0003\u0004 and then nothing'), 'not-a-table'],
  ['more than 5 MiB', Buffer.alloc(LIMITS.packedBytes + 1, 'a'), 'too-large'],
])('%s is refused', async (_, bytes, reason) => {
  await expect(async () => readTable(bytes)).rejects.toMatchObject({ reason })
})

test('a file with a password is refused with that reason', async () => {
  const sheets = [{ name: 'Lista', rows: ROWS }]
  const bytes = await writeXlsx({ sheets, encryption: { password: 'secreta', spinCount: 1_000 } })
  await expect(readTable(bytes)).rejects.toMatchObject({ reason: 'password' })
})

test('an Excel from before 2007 is refused with that reason', async () => {
  const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)])
  await expect(readTable(bytes)).rejects.toMatchObject({ reason: 'old-excel' })
})

test('a bomb that says its size is refused before it is opened', async () => {
  const zeros = zip([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(60 * 1024 * 1024) }])
  expect(zeros.length).toBeLessThan(100_000)
  await expect(readTable(zeros)).rejects.toMatchObject({ reason: 'unpacked-too-large' })
})

test('a bomb that lies about its size is refused, and so is one of many small parts', async () => {
  const content = Buffer.alloc(60 * 1024 * 1024)
  const liar = zip([{ name: '[Content_Types].xml', content, says: 1_000 }])
  await expect(readTable(liar)).rejects.toMatchObject({ reason: 'not-a-table' })
  const silent = zip([{ name: '[Content_Types].xml', content, says: 0 }])
  await expect(readTable(silent)).rejects.toMatchObject({ reason: 'unpacked-too-large' })
  const part = Buffer.alloc(1024 * 1024)
  const many = zip(
    Array.from({ length: 60 }, (_, index) => ({ name: `part${index}`, content: part })),
  )
  await expect(readTable(many)).rejects.toMatchObject({ reason: 'unpacked-too-large' })
})

test('50,000 rows are read while the thread that asked goes on', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => [`María ${index}`, 70_000_000 + index])
  const bytes = await writeXlsx({
    sheets: [{ name: 'Lista', rows: [['Nombre', 'Teléfono'], ...rows] }],
  })
  let beats = 0
  const heart = setInterval(() => (beats += 1), 5)
  const { rows: read } = await readTable(bytes)
  clearInterval(heart)
  expect(read).toHaveLength(50_001)
  expect(read.at(-1)).toEqual(['María 49999', '70049999'])
  expect(beats).toBeGreaterThan(3)
})

type Part = { readonly name: string; readonly content: Buffer; readonly says?: number }

/** A ZIP whose directory says what it is told to say (PKWARE APPNOTE 4.3). */
function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, says = content.length } of parts) {
    const packed = deflateRawSync(content)
    const path = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(says, 22)
    head.writeUInt16LE(path.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(says, 24)
    entry.writeUInt16LE(path.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(head, path, packed)
    central.push(entry, path)
    offset += head.length + path.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
