import { afterEach, describe, expect, it } from 'vitest'
import { CONTACT, type Stage } from '../../src/stories/stage.ts'
import { EVA, MARTA, MINUTE, reads, standing, town } from './town.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

const VIOLENCE = 'mi esposo me pega'
const SUICIDE = 'me quiero matar'

async function hears(text: string): Promise<readonly string[]> {
  reads(stage, CONTACT)
  await stage.write(CONTACT, text)
  return reads(stage, CONTACT)
}

const held = () => standing(stage)

describe('who is in danger and wrote "alto"', () => {
  it('comes back by "empezar", and is still held', async () => {
    stage = await town()
    for (const text of [VIOLENCE, 'alto']) await stage.write(CONTACT, text)
    expect(await hears('hola')).toEqual([])
    const [back = ''] = await hears('empezar')
    expect(back).toContain('Aquí estoy otra vez')
    expect(back).toContain('Policía Nacional Civil: 110')
    expect(await held()).toEqual({ hold: 'safety', status: 'active' })
    expect((await hears('hola'))[0]).toContain('Aquí estoy')
  })

  it('is answered with the lines where she tells of danger again, and is asked nothing', async () => {
    stage = await town()
    for (const text of [VIOLENCE, 'alto']) await stage.write(CONTACT, text)
    const again = await hears(VIOLENCE)
    expect(again).toHaveLength(1)
    expect(again[0]).toContain('atención a mujeres: 1572')
    const other = await hears(SUICIDE)
    expect(other).toHaveLength(1)
    expect(other[0]).toContain('Policía Nacional Civil: 110')
    expect(await held()).toEqual({ hold: 'safety', status: 'stopped' })
  })
})

describe('another danger than the first', () => {
  it('is told as such to who attends, who has 15 minutes where a life may be in danger', async () => {
    stage = await town()
    await stage.write(CONTACT, VIOLENCE)
    await stage.write(MARTA, '1')
    await stage.write(CONTACT, 'alto')
    reads(stage, MARTA)
    await stage.write(CONTACT, SUICIDE)
    const told = reads(stage, MARTA)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^URGENTE: caso 1\. Puede hacerse daño\./)
    expect(told[0]).not.toMatch(/matar|María/)
    await stage.wait(15 * MINUTE)
    expect(reads(stage, EVA)[0]).toContain('Puede hacerse daño')
  })

  it('that is less grave is told too, and the case keeps its name', async () => {
    stage = await town()
    await stage.write(CONTACT, SUICIDE)
    await stage.write(MARTA, '1')
    reads(stage, MARTA)
    await stage.write(CONTACT, VIOLENCE)
    const [told = ''] = reads(stage, MARTA)
    expect(told).toContain('cuenta otro peligro. Violencia en la casa.')
    expect(told).not.toMatch(/esposo|pega/)
    reads(stage, MARTA)
    await stage.write(MARTA, 'caso 1')
    expect(reads(stage, MARTA)[0]).toContain('Puede hacerse daño')
  })
})
