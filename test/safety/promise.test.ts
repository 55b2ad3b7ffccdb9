import { afterEach, describe, expect, it } from 'vitest'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { MARTA, reads, take, town } from './town.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

const KNOWN = /ya lo sabe|Ya le avisé a|solo a la persona de protección/
const NOBODY = 'no hay ninguna persona de FUNDAP disponible'

async function writes(...texts: string[]): Promise<readonly string[]> {
  for (const text of texts) await stage.write(CONTACT, text)
  return reads(stage, CONTACT)
}

describe('that somebody knows is said', () => {
  it('to nobody where there is nobody to tell', async () => {
    stage = await town({})
    const said = await writes('mi esposo me pega', '2')
    expect(said.at(-1)).toMatch(/1\. Sí, a Doña Ana también\n2\. No, a nadie más por ahora$/)
    await stage.write(CONTACT, '1')
    expect(reads(stage, TRAINER)[0]).toContain('Todavía no pude avisar')
    const [stopped = ''] = (await writes('alto')).slice(-1)
    expect(stopped).toContain(NOBODY)
    expect(stopped).toContain('escriba: empezar')
    expect([...said, stopped].join('\n')).not.toMatch(KNOWN)
  })

  it('of nobody who has joined since, before she is told', async () => {
    stage = await town({})
    await writes('mi esposo me pega')
    await take(stage, MARTA, 'safeguarding')
    expect((await writes('alto'))[0]).toContain(NOBODY)
  })

  it('by name where somebody was told', async () => {
    stage = await town()
    expect((await writes('mi esposo me pega', '2')).at(-1)).toContain(
      '2. No, solo a la persona de protección',
    )
    await stage.write(CONTACT, '1')
    expect(reads(stage, TRAINER)[0]).toContain('La persona de protección de FUNDAP ya lo sabe')
    expect((await writes('alto')).at(-1)).toContain('Ya le avisé a Licda. Marta')
  })
})
