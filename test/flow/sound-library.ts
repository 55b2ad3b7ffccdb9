import type { Sources } from '../../src/flow/sources.ts'

/** A small library with which nothing is wrong; the examples of check/ break it. */
export const SOUND: Readonly<Record<string, string>> = {
  'flows/visit.yaml': `flow: visit
title: Visita
start: sales
steps:
  sales:
    ask: money
    save: sales
    retry: 2
    otherwise: unread
    nudge: [24h]
    expire: { after: 5d, to: missed }
    next: compare
  compare:
    when:
      - { if: figure.sales.change < -0.4, to: how }
      - { to: thanks }
  how:
    ask: choice
    choices: { call: unread, later: wait, no: thanks }
    otherwise: thanks
    expire: { after: 2d, to: end }
  wait:
    wait: { weekday: monday, at: '10:00' }
    next: why
  why:
    ask: text
    save: contact.goal
    validate: size(value) < 80
    otherwise: thanks
    expire: { after: 2d, to: end }
    next: repeat
  repeat: { say: true, next: end }
  unread:
    alert: trainer
    reason: unread-answer
    next: end
  thanks: { say: true, next: end }
  missed: { say: true, next: end }
`,
  'flows/help.yaml': `flow: help
title: Ayuda
intents: [help, human]
resume: quiet
start: call
steps:
  call:
    alert: trainer
    reason: asked-for-help
    next: end
`,
  'flows/stop.yaml': `flow: stop
title: Parar
intents: [stop, start-again]
start: bye
steps:
  bye:
    set: { contact.status: stopped }
    next: end
`,
  'flows/correct.yaml': `flow: correct
title: Corregir
intents: [correct]
week: last-recorded
start: amount
steps:
  amount:
    ask: money
    save: sales
    otherwise: lost
    expire: { after: 1d, to: end }
    next: end
  lost: { say: true, next: end }
`,
  'flows/programmes/demo.yaml': `programme: demo
title: Demo
organisation: Fundación Demo
country: GT
currency: GTQ
zone: America/Guatemala
language: es-GT
languages: [es, quc]
figures:
  sales: { kind: money }
modules:
  - { title: Las cuentas, week: 1 }
schedules:
  - { flow: visit, weekday: monday, at: '18:00', too-late-after: 24h }
quiet-hours: { from: '20:00', to: '07:00' }
`,
  'locales/languages.yaml': `languages:
  es: { name: Español, spanish: español }
  quc: { name: K'iche', spanish: quiché }
`,
  'locales/es-GT/help-lines.yaml': `review: needed
lines:
  - { for: emergency, name: Policía, phone: '110', verified_on: 2026-11-01, source: a call }
`,
  'locales/es-GT/safety.yaml': 'review: needed\n',
  'flows/whatsapp/rates.yaml': 'verified_on: 2026-11-01\n',
  'locales/es-GT/country.yaml': `country: GT
currency: GTQ
language: es
symbol: Q
thousands: ','
decimal: '.'
unit: { one: quetzal, many: quetzales }
cents: { one: centavo, many: centavos }
band: { low: 50, high: 15000 }
stop: 200000
marks: q
words: quetzal, quetzales
slang: {}
cents-words: centavo
coins: {}
foreign: dólar
`,
  'locales/es/conversation.ftl': `hello = Hola, { $name }
intent-menu = Puede escribir: corregir, ayuda, alto.
intent-pause = Está bien.
intent-language = Por ahora solo en español.
answer = -
    .retry = Disculpe, no le entendí.
    .confirm = Entendí { $amount }. ¿Está bien?
    .choose = ¿Cuánto fue en total?
    .again = ¿Cuánto fue entonces?
    .later = No hay prisa.
    .refused = Está bien, gracias por avisarme.
`,
  'locales/es/visit.ftl': `# La visita
sales = { $hello }. ¿Cuánto vendió en la semana { $week }?
    .nudge = { $hello }. Cuando pueda: ¿cuánto vendió?
    .saved = Anoté { $amount }.
how = ¿Quiere que { $trainer } le llame?
    .call = Sí, que me llame
    .later = El lunes
    .no = No, gracias
wait = Con gusto, el lunes le pregunto.
why = ¿Qué le gustaría cambiar?
    .invalid = ¿Me lo dice más corto, por favor?
repeat = Anoté: { $answer-why }. Última venta: { $sales-last }.
unread = Ya le avisé a { $trainer }.
thanks = ¡Gracias, { $name }!
missed = { $hello }. No se preocupe.
`,
  'locales/es/help.ftl': 'call = Ya le avisé a { $trainer }.\n',
  'locales/es/stop.ftl': 'bye = Listo, ya no le voy a escribir.\n',
  'locales/es/correct.ftl': `amount = ¿Cuánto es lo correcto?
    .saved = Anoté { $amount }.
lost = Disculpe, no le entendí.
`,
}

/** Files as the check takes them; `undefined` takes one away. */
export function libraryOf(
  changed: Readonly<Record<string, string | undefined>> = {},
  recordings: readonly string[] = [],
): Sources {
  const files = new Map(Object.entries(SOUND))
  for (const [name, content] of Object.entries(changed)) {
    if (content === undefined) files.delete(name)
    else files.set(name, content)
  }
  return { files, recordings: new Set(recordings) }
}
