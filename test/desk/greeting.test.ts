import { afterEach, expect, it } from 'vitest'
import { TRAINER, type Stage } from '../../src/stories/stage.ts'
import { MARTA, reads, town } from '../safety/town.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

it.each([
  { who: 'a trainer', chat: TRAINER, named: 'Doña Ana', words: ['pendientes', 'menú'] },
  { who: 'a coordinator', chat: 'rosa', named: 'Licda. rosa', words: ['pendientes', 'menú'] },
  { who: 'a safeguarding person', chat: MARTA, named: 'Licda. Marta', words: ['casos'] },
])(
  '$who who greets or asks who writes is told what she can ask',
  async ({ chat, named, words }) => {
    stage = await town({ rosa: 'coordinator', [MARTA]: 'safeguarding' })
    reads(stage, chat)
    for (const text of ['hola', '¿quién es usted?']) {
      await stage.write(chat, text)
      const [answer = '', ...more] = reads(stage, chat)
      expect(more).toEqual([])
      expect(answer).toContain(text === 'hola' ? `Hola, ${named}.` : 'no una persona')
      expect(answer).toContain(`escriba: ${words.at(-1)}.`)
      expect(answer).not.toMatch(/su capacitadora|escriba: ayuda/)
    }
    for (const word of words) {
      await stage.write(chat, word)
      expect(reads(stage, chat).join()).toMatch(/Pendientes|No tiene avisos|No hay casos/)
    }
  },
)
