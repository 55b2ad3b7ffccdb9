import { expect, test } from 'vitest'
import { chooseTemplate, type Templates } from '../../src/channels/whatsapp-cloud/templates.ts'
import { wordsForReason } from '../../src/cli/report/unsent.ts'
import { wordsIn } from '../../src/cli/words.ts'

const TEMPLATES: Templates = [
  {
    name: 'registro',
    category: 'utility',
    for: ['weekly-check-in'],
    parameters: ['name', 'text'],
    texts: { es: { status: 'approved', body: 'Hola, {{1}}. {{2}} Conteste aquí.' } },
  },
  {
    name: 'pausado',
    category: 'utility',
    for: ['goal'],
    parameters: [],
    texts: { es: { status: 'paused', body: 'Hola.', why: 'paused, LOW_QUALITY' } },
  },
  {
    name: 'pendiente',
    category: 'utility',
    for: ['menu'],
    parameters: [],
    texts: { es: { status: 'pending', body: 'Hola.' } },
  },
]

/** What the outbox keeps of what the channel says. */
function reasonFor(topic: string, text: string, name?: string): string {
  const chosen = chooseTemplate(TEMPLATES, { topic, ...(name ? { name } : {}) }, text)
  return chosen.type === 'none' ? `no-template: ${chosen.why}` : expect.fail('there is one')
}

test.each([
  [
    reasonFor('correct/ask', 'Hola'),
    'correct/ask: no hay una plantilla para esto',
    'correct/ask: there is no template for it',
  ],
  [
    reasonFor('goal', 'Hola'),
    'goal: Meta no tiene aprobada la plantilla pausado (paused, LOW_QUALITY)',
    'goal: Meta has not approved the template pausado (paused, LOW_QUALITY)',
  ],
  [
    reasonFor('menu', 'Hola'),
    'menu: Meta no tiene aprobada la plantilla pendiente',
    'menu: Meta has not approved the template pendiente',
  ],
  [
    reasonFor('weekly-check-in', 'Hola'),
    'weekly-check-in: la plantilla necesita su nombre, y no se sabe',
    'weekly-check-in: the template needs her name, which is not known',
  ],
  [
    reasonFor('weekly-check-in', 'x'.repeat(2_000), 'María'),
    'weekly-check-in: el texto no cabe en la plantilla registro',
    'weekly-check-in: the text is too long for the template registro',
  ],
  ['gone', 'su número ya no tiene WhatsApp', 'her number has no WhatsApp any more'],
  ['100 Invalid parameter', '100 Invalid parameter', '100 Invalid parameter'],
])('%s is told in words', (reason, spanish, english) => {
  expect(wordsForReason(reason, wordsIn('commands', 'es'))).toBe(spanish)
  expect(wordsForReason(reason, wordsIn('commands', 'en'))).toBe(english)
})
