import { describe, expect, test } from 'vitest'
import { reads, town } from './town.ts'

const ROSA = 'rosa'

describe('who has not joined and writes of danger', () => {
  test.each(['me quiero matar', 'mi esposo me está pegando'])(
    'is not asked for a code: "%s"',
    async (text) => {
      await using stage = await town()
      await stage.write(ROSA, text)
      const [said, ...more] = reads(stage, ROSA)
      expect(said).toContain('Soy el asistente automático de un programa de capacitación')
      expect(said).toContain('llame ahora al número de emergencias de su país')
      expect(said).not.toContain('código')
      expect(said).not.toMatch(/\d/)
      expect(more).toEqual([])
    },
  )

  test('gets the lines of the country that her number is of', async () => {
    await using stage = await town()
    await stage.write(ROSA, 'hola')
    await stage.store.transact((tx) =>
      tx.db
        .updateTable('contacts')
        .set({ phone: '+50255512345' })
        .where('status', '=', 'new')
        .execute(),
    )
    reads(stage, ROSA)
    await stage.write(ROSA, 'me quiero matar')
    const [said] = reads(stage, ROSA)
    expect(said).toMatch(/Policía Nacional Civil: 110/)
  })

  test('nothing is kept of it, nobody is told, and she is not held', async () => {
    await using stage = await town()
    await stage.write(ROSA, 'me quiero matar')
    const kept = await stage.store.read(async (db) => ({
      cases: await db.selectFrom('safety_cases').select('id').execute(),
      words: await db.selectFrom('disclosures').select('id').execute(),
      contact: await db
        .selectFrom('contacts')
        .select(['hold', 'phone', 'name'])
        .where('status', '=', 'new')
        .execute(),
    }))
    expect(kept).toEqual({
      cases: [],
      words: [],
      contact: [{ hold: null, phone: null, name: null }],
    })
    for (const chat of ['marta', 'eva', 'trainer']) expect(reads(stage, chat)).toEqual([])
  })

  test('joins as ever with her code afterwards', async () => {
    await using stage = await town()
    await stage.write(ROSA, 'me quiero matar')
    reads(stage, ROSA)
    await stage.write(ROSA, 'hola')
    expect(reads(stage, ROSA)[0]).toContain('escríbame el código de su clase')
    await stage.write(ROSA, stage.classCode)
    expect(reads(stage, ROSA).join('\n')).toContain('FUNDAP')
  })

  test('a softer word is no danger', async () => {
    await using stage = await town()
    await stage.write(ROSA, 'ya no aguanto')
    expect(reads(stage, ROSA)[0]).toContain('escríbame el código de su clase')
  })
})
