import { afterEach, describe, expect, it } from 'vitest'
import { takeAccess } from '../../src/office/access/access.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'
import { hear } from '../desk/town.ts'
import { EVA, HOUR, MARTA, MINUTE, reads, standing, take, town } from './town.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

const DANGER = 'mi marido me pega'

async function ask(): Promise<void> {
  await startFlow(
    stage.store,
    { flow: 'weekly-check-in', cohort: stage.classCode },
    stage.clock.now(),
  )
  await stage.settle()
}

const events = () =>
  stage.store.read((db) =>
    db
      .selectFrom('safety_events as e')
      .leftJoin('contacts as c', 'c.id', 'e.person_id')
      .select(['e.type', 'c.name'])
      .orderBy('e.id')
      .execute(),
  )

const contact = () => standing(stage)

describe('words of danger', () => {
  it('are answered calmly with the numbers of the country, and the safeguarding person is told without them', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    const [answer = ''] = reads(stage, CONTACT)
    expect(answer).toContain('Usted no tiene la culpa')
    expect(answer).toContain('Policía Nacional Civil: 110')
    expect(answer).toContain('atención a mujeres: 1572')
    expect(answer).toContain('Ya le avisé a Licda. Marta, de FUNDAP')
    expect(answer).toMatch(/1\. Sí\n2\. No\n3\. Quiero que me llame una persona$/)
    const [alert = ''] = reads(stage, MARTA)
    expect(alert).toContain('Violencia en la casa')
    expect(alert).not.toMatch(/marido|pega|María/)
    expect(reads(stage, TRAINER)).toEqual([])
    expect(await contact()).toMatchObject({ hold: 'safety' })
  })

  it('in an edited message or under a photo count the same', async () => {
    stage = await town()
    await stage.write(CONTACT, { type: 'photo', fileId: 'f1', caption: DANGER })
    expect(reads(stage, CONTACT)[0]).toContain('Usted no tiene la culpa')
    expect(reads(stage, MARTA)).toHaveLength(1)
  })

  it('stop what the programme was about to say and ask', async () => {
    stage = await town()
    await ask()
    await stage.write(CONTACT, DANGER)
    reads(stage, CONTACT)
    await ask()
    await stage.wait(50 * HOUR)
    const said = reads(stage, CONTACT)
    expect(said.filter((text) => !text.includes('no me ha respondido nadie'))).toEqual([])
  })

  it('tell of the trainer only where she wants it, and then nothing of why', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.write(CONTACT, '2')
    expect(reads(stage, TRAINER)).toEqual([])
    await stage.write(CONTACT, '1')
    const [told = ''] = reads(stage, TRAINER)
    expect(told).toContain('María quiere que usted la busque')
    expect(told).not.toMatch(/marido|pega|Violencia/)
  })

  it('are answered truthfully where nobody can be told, and the coordinator is', async () => {
    stage = await town({ rosa: 'coordinator' })
    await stage.write(CONTACT, DANGER)
    expect(reads(stage, CONTACT)[0]).toContain('no hay ninguna persona de FUNDAP disponible')
    const incidents = await stage.store.read((db) =>
      db.selectFrom('incidents').select('kind').execute(),
    )
    expect(incidents).toEqual([{ kind: 'case-unanswered' }])
    await take(stage, MARTA, 'safeguarding')
    reads(stage, MARTA)
    await stage.wait(4 * HOUR)
    expect(reads(stage, MARTA)[0]).toContain('caso 1')
  })

  it('are kept and answered, whatever she writes while she is held', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.write(CONTACT, '3')
    reads(stage, CONTACT)
    for (const text of ['vendí 500', 'ayuda', 'menu']) await stage.write(CONTACT, text)
    await stage.write(CONTACT, { type: 'voice', fileId: 'v1' })
    const said = reads(stage, CONTACT)
    expect(said).toHaveLength(4)
    for (const text of said) expect(text).toContain('Aquí estoy')
    expect(said.join('\n')).not.toContain('no le pregunto nada')
    const figures = await stage.store.read((db) => db.selectFrom('figures').selectAll().execute())
    const tickets = await stage.store.read((db) => db.selectFrom('tickets').selectAll().execute())
    expect([figures, tickets]).toEqual([[], []])
  })

  it('leave her the word that stops the bot', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    reads(stage, CONTACT)
    await stage.write(CONTACT, 'alto')
    expect(reads(stage, CONTACT)).toEqual([expect.stringContaining('ya no le escribo')])
    await stage.write(CONTACT, 'gracias')
    await stage.wait(20 * HOUR)
    expect(reads(stage, CONTACT)).toEqual([])
    expect(await contact()).toEqual({ hold: 'safety', status: 'stopped' })
  })
})

describe('nobody is left with a case that nobody answers', () => {
  it('the deputy is told after 15 minutes where it is urgent, knowing who was told before', async () => {
    stage = await town()
    await stage.write(CONTACT, 'me van a matar')
    expect(reads(stage, MARTA)[0]).toContain('URGENTE')
    await stage.wait(14 * MINUTE)
    expect(reads(stage, EVA)).toEqual([])
    await stage.wait(MINUTE)
    expect(reads(stage, EVA)[0]).toContain('Antes se avisó a: Licda. Marta')
    reads(stage, CONTACT)
    await stage.wait(15 * MINUTE)
    expect(reads(stage, CONTACT)[0]).toContain('Todavía no me ha respondido nadie')
    expect(reads(stage, MARTA)).toHaveLength(1)
    await stage.wait(30 * MINUTE)
    expect(reads(stage, CONTACT)).toEqual([])
  })

  it('else after 4 working hours', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.wait(4 * HOUR - MINUTE)
    expect(reads(stage, EVA)).toEqual([])
    await stage.wait(MINUTE)
    expect(reads(stage, EVA)).toHaveLength(1)
  })

  it('at once where she cannot', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    reads(stage, MARTA)
    await stage.write(MARTA, '2')
    expect(reads(stage, MARTA)).toEqual([expect.stringContaining('Le aviso del caso 1 a otra')])
    expect(reads(stage, EVA)).toHaveLength(1)
  })

  it('danger now is told again to who attends, who has 15 minutes', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.write(MARTA, '1')
    reads(stage, MARTA)
    await stage.write(CONTACT, 'me van a matar')
    expect(reads(stage, MARTA)[0]).toContain('Ahora dice que corre peligro')
    await stage.wait(15 * MINUTE)
    expect(reads(stage, EVA)[0]).toContain('URGENTE')
  })

  it('who attends and does not close is asked every working day', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.write(MARTA, '1')
    reads(stage, MARTA)
    await stage.wait(24 * HOUR)
    expect(reads(stage, MARTA)[0]).toContain('sigue abierto')
  })

  it('at once when she who attends asks for silence, or is told last and blocks the account', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.write(MARTA, '1')
    await stage.write(MARTA, 'alto')
    await stage.wait(MINUTE)
    expect(reads(stage, EVA)).toEqual([expect.stringContaining('Antes se avisó a: Licda. Marta')])
    await stage.write(MARTA, 'empezar')
    reads(stage, MARTA)
    await hear(stage, EVA, { type: 'blocked' })
    await stage.wait(MINUTE)
    expect(reads(stage, MARTA)).toHaveLength(1)
  })

  it('when the role of who attends is taken back, another is told at once', async () => {
    stage = await town({})
    const marta = await take(stage, MARTA, 'safeguarding')
    await take(stage, EVA, 'deputy')
    await stage.write(CONTACT, DANGER)
    await stage.write(MARTA, '1')
    reads(stage, EVA)
    await takeAccess(String(marta), { store: stage.store, now: stage.clock.now() })
    await stage.wait(MINUTE)
    expect(reads(stage, EVA)).toHaveLength(1)
    reads(stage, MARTA)
    await stage.write(MARTA, 'caso 1')
    expect(reads(stage, MARTA)[0]).not.toContain('María')
  })

  it('words that have not left yet do not reach whom the role was taken from', async () => {
    stage = await town({})
    const marta = await take(stage, MARTA, 'safeguarding')
    await stage.write(CONTACT, DANGER)
    for (const text of ['1', '1']) await stage.write(MARTA, text)
    expect(reads(stage, MARTA)).toContain(DANGER)
    await stage.store.transact((tx) =>
      tx.db
        .updateTable('messages')
        .set({ status: 'queued', due_at: stage.clock.now().getTime() + HOUR })
        .where('disclosure_id', 'is not', null)
        .execute(),
    )
    await takeAccess(String(marta), { store: stage.store, now: stage.clock.now() })
    await stage.wait(HOUR)
    expect(reads(stage, MARTA)).not.toContain(DANGER)
  })
})

describe('a safeguarding person', () => {
  it('hears who it is when she attends, reads the words on request, and decides when it ends', async () => {
    stage = await town()
    await ask()
    await stage.write(CONTACT, DANGER)
    reads(stage, MARTA)
    await stage.write(MARTA, 'Yo la atiendo')
    expect(reads(stage, MARTA)[0]).toContain('Es María, de Grupo 1, capacitadora Doña Ana')
    await stage.write(MARTA, '1')
    expect(reads(stage, MARTA)).toEqual([expect.stringContaining('Bórrelo'), DANGER])
    await stage.write(MARTA, '2')
    await stage.write(MARTA, '1')
    expect(reads(stage, MARTA).at(-1)).toContain('Cerré el caso 1')
    expect(await contact()).toEqual({ hold: null, status: 'active' })
    reads(stage, CONTACT)
    await stage.write(CONTACT, '450')
    expect(reads(stage, CONTACT)[0]).toContain('Anoté Q450')
    expect(await events()).toEqual([
      { type: 'opened', name: null },
      { type: 'told', name: 'Licda. Marta' },
      { type: 'acknowledged', name: 'Licda. Marta' },
      { type: 'read', name: 'Licda. Marta' },
      { type: 'cleared', name: 'Licda. Marta' },
    ])
  })

  it('does not close a case by a single digit', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    for (const text of ['1', '2', '2']) await stage.write(MARTA, text)
    expect(await contact()).toMatchObject({ hold: 'safety' })
  })

  it('sees who has it where another was faster', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.write(EVA, 'caso 1')
    await stage.write(MARTA, '1')
    reads(stage, EVA)
    await stage.write(EVA, '1')
    expect(reads(stage, EVA)[0]).toContain('lo atiende Licda. Marta')
  })

  it('hears once that she wrote again, until she has looked', async () => {
    stage = await town()
    await stage.write(CONTACT, DANGER)
    await stage.write(MARTA, '1')
    reads(stage, MARTA)
    for (const text of ['hola', 'sigo aquí']) await stage.write(CONTACT, text)
    expect(reads(stage, MARTA)).toEqual([expect.stringContaining('volvió a escribir')])
  })

  it('of another programme sees nothing', async () => {
    stage = await town({})
    await take(stage, 'lucia', 'safeguarding', 'fusai')
    await stage.write(CONTACT, DANGER)
    reads(stage, 'lucia')
    for (const text of ['casos', 'caso 1', '1']) await stage.write('lucia', text)
    const said = reads(stage, 'lucia')
    expect(said[0]).toContain('No hay casos abiertos')
    expect(said[1]).toContain('No encuentro un caso')
    expect(said.join()).not.toMatch(/María|Violencia/)
    expect(await contact()).toMatchObject({ hold: 'safety' })
  })

  it('and a coordinator sees no case', async () => {
    stage = await town({ rosa: 'coordinator' })
    await stage.write(CONTACT, DANGER)
    reads(stage, 'rosa')
    for (const text of ['casos', 'caso 1']) await stage.write('rosa', text)
    expect(reads(stage, 'rosa').join()).not.toMatch(/María|Violencia/)
  })

  it('who talks with somebody as her trainer answers a case by its digit alone', async () => {
    stage = await town({})
    await take(stage, TRAINER, 'safeguarding')
    for (const text of [stage.classCode, 'sí', 'Rosa']) await stage.write('rosa', text)
    await stage.write(CONTACT, 'ayuda')
    await stage.write(TRAINER, '1')
    await stage.write('rosa', DANGER)
    for (const chat of [CONTACT, TRAINER, 'rosa']) reads(stage, chat)
    for (const text of ['no', 'no puedo']) await stage.write(TRAINER, text)
    expect(reads(stage, CONTACT)).toEqual(['Doña Ana: no', 'Doña Ana: no puedo'])
    expect(reads(stage, 'rosa')).toEqual([])
    await stage.write(TRAINER, 'casos')
    expect(reads(stage, TRAINER).at(-1)).toContain('1')
    await stage.write(TRAINER, 'caso 1')
    await stage.write(TRAINER, '1')
    expect(reads(stage, TRAINER).at(-1)).toContain('Es Rosa')
  })

  it('who coordinates as well answers what she was shown last', async () => {
    stage = await town({})
    await take(stage, MARTA, 'coordinator')
    await take(stage, MARTA, 'safeguarding')
    await stage.write(CONTACT, DANGER)
    reads(stage, MARTA)
    await stage.write(MARTA, '1')
    expect(reads(stage, MARTA)[0]).toContain('Usted atiende el caso 1')
  })
})

it('a talk with her trainer is interrupted by words of danger, and the trainer does not read them', async () => {
  stage = await town()
  await stage.write(CONTACT, 'ayuda')
  await stage.write(TRAINER, '1')
  reads(stage, TRAINER)
  await stage.write(CONTACT, DANGER)
  expect(reads(stage, TRAINER)).toEqual([])
  await stage.write(TRAINER, 'cuénteme')
  expect(reads(stage, TRAINER)[0]).toContain('otra persona del programa acompaña')
  for (const text of ['1', '2', '1']) await stage.write(MARTA, text)
  reads(stage, TRAINER)
  await stage.write(CONTACT, 'ya estoy mejor')
  expect(reads(stage, TRAINER)[0]).toContain('ya estoy mejor')
})
