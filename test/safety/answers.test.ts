import { afterEach, describe, expect, it } from 'vitest'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { EVA, MARTA, MINUTE, reads, town } from './town.ts'

/* What a held person answers and asks for reaches who attends to her at once, never her own words. */

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

const DANGER = 'mi marido me pega'

/** Words of danger, whatever Marta does of her alert, and what she hears of each answer. */
async function hears(marta: readonly string[], ...answers: readonly string[]) {
  stage = await town()
  await stage.write(CONTACT, DANGER)
  for (const text of marta) await stage.write(MARTA, text)
  reads(stage, MARTA)
  const heard: (readonly string[])[] = []
  for (const text of answers) {
    await stage.write(CONTACT, text)
    heard.push(reads(stage, MARTA))
  }
  return heard
}

describe('who has taken the case hears at once', () => {
  it.each([
    [['2'], 'dice que ahora mismo no corre peligro'],
    [['que me llame una persona'], 'pide que la llame una persona. Su teléfono: no se sabe.'],
    [['3', 'sí, avísele también'], 'Le dije que la busque, y nada más'],
    [['2', '2', 'quiero que me llamen por favor'], 'pide que la llame una persona'],
    [['2', 'quiero hablar con Doña Ana'], 'pide que la llame una persona'],
    [['3', '2'], 'prefiere que no se le avise a su capacitadora'],
    [['alto'], 'pidió que el asistente ya no le escriba'],
  ])('what she answers: %j', async (answers, told) => {
    const heard = await hears(['1'], ...answers)
    expect(heard.map(({ length }) => length)).toEqual(answers.map(() => 1))
    const [last = ''] = heard.at(-1) ?? []
    expect(last).toContain(`Caso 1: `)
    expect(last).toContain(told)
    expect(last).toContain('1. Leer aquí lo que escribió')
    expect(last).not.toMatch(/marido|pega|María/)
  })

  it('that she is in danger now, though her case was urgent from the beginning', async () => {
    stage = await town()
    await stage.write(CONTACT, 'me van a matar')
    await stage.write(MARTA, '1')
    reads(stage, MARTA)
    await stage.write(CONTACT, '1')
    expect(reads(stage, MARTA)).toEqual([expect.stringContaining('corre peligro ahora mismo')])
  })
})

it('who was told and has not answered yet hears it too, without her telephone', async () => {
  const [[told = ''] = []] = await hears([], 'quiero que me llame una persona')
  expect(told).toMatch(/^Caso 1: pide que la llame una persona\.\n1\. Yo la atiendo/)
})

it('the deputy who was told last hears it, and the first no more', async () => {
  stage = await town()
  await stage.write(CONTACT, 'me van a matar')
  await stage.wait(15 * MINUTE)
  for (const chat of [MARTA, EVA]) reads(stage, chat)
  await stage.write(CONTACT, '3')
  expect(reads(stage, EVA)).toHaveLength(1)
  expect(reads(stage, MARTA)).toEqual([])
})

it('a trainer who has left since is told nothing, and nobody is told that she was', async () => {
  stage = await town()
  await stage.write(CONTACT, DANGER)
  await stage.write(MARTA, '1')
  await stage.write(CONTACT, '2')
  await stage.write(TRAINER, 'alto')
  reads(stage, MARTA)
  await stage.write(CONTACT, '1')
  expect(reads(stage, MARTA).join()).not.toContain('Le dije que la busque')
  expect(reads(stage, CONTACT).at(-1)).toContain('no le puedo escribir a Doña Ana')
})

it('a case that is closed leaves her the silence she asked for, and says so', async () => {
  stage = await town()
  for (const text of [DANGER, 'alto']) await stage.write(CONTACT, text)
  await stage.write(MARTA, '1')
  expect(reads(stage, MARTA).at(-1)).toContain('Pidió que el asistente no le escriba')
  await stage.write(MARTA, '2')
  expect(reads(stage, MARTA).at(-1)).toContain('seguirá callado hasta que ella escriba «empezar»')
  await stage.write(MARTA, '1')
  expect(reads(stage, MARTA).at(-1)).toContain('el asistente sigue callado')
})
