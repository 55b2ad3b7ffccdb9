import { describe, expect, test } from 'vitest'
import { fold } from '../../src/reading/phrases/fold.ts'
import {
  besideCall,
  intentWords,
  readIntent,
  type IntentType,
} from '../../src/reading/messages/intents.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-GT')

const HEARD: Readonly<Partial<Record<IntentType, readonly string[]>>> = {
  stop: [
    'baja',
    'BAJA por favor',
    'Baja.',
    'alto',
    'stop',
    'STOP!!',
    'salir',
    'dar de baja',
    'darme de baja',

    'quiero darme de baja',
    'deme de baja por favor',
    'ya no me escriban',
    'no me escriban más',

    'ya no me escriban por favor',
    'seño ya no me escriba',
    'ya no me manden mensajes',
    'deje de fregar',

    'dejen de molestar',
    'ya no quiero mensajes',
    'ya no quiero participar',
    'quítenme de la lista',

    'baja gracias',
    'buenas tardes quiero la baja',
    'ya no quiero que me escriban',
    'unsubscribe',

    'no molesten',
    'ya no friegue',
    'quiero salirme del programa',
    'bája 😡',
    'dejen de escribirme',
    'deje de preguntar',
    'por favor no me mande más mensajes, no tengo tiempo',
  ],
  erase: [
    'borrar mis datos',
    'BORRAR MIS DATOS',
    'borren mis datos por favor',
    'quiero que borren todo lo mio',

    'quiero que eliminen mi información',
    'elimine mis datos',
    'quisiera que me borren mis datos',
    'no quiero que guarden mis datos',
  ],
  'who-are-you': [
    'quién es usted',
    'quien es usted?',
    'usted es una máquina?',
    'es un robot?',
    '¿eres un robot?',

    'es usted una persona o una máquina',
    'con quién hablo',
    'de quién es este número',
    'quién me escribe',
    'estoy hablando con un robot',
  ],
  why: [
    'y eso para k es',
    '¿y eso para qué?',
    'cuánto cuesta',
    '¿no me van a cobrar?',
    '¿es del banco?',
    'para que quiere mi nombre',
    'qué datos tienen míos',
    '¿mi esposo puede ver esto?',
    'esto lo mira el banco',
    'usted le cuenta a doña ana',

    'esto lo ven los de impuestos? la SAT?',
    '¿para qué quieren saber?',
    'por qué me pregunta eso',
    'y usted qué hace con eso',
    'para qué es esto?',
    'quién ve mis ventas',
    '¿Por qué?',
  ],
  human: [
    'dígale a doña Ana que no puedo ir el jueves',
    'cambié de número',
    'me pueden prestar 500?',
    'necesito un crédito',
    'quiero hablar con la licenciada',
    'quiero hablar con Doña Ana',
    'me puede llamar seño',
    'llámeme',

    'ocupo hablar con el asesor',
    'quiero hablar con una persona',
    'necesito que me llame la seño',

    '¿me pueden llamar?',
    'que me llame por favor',
    'kiero ablar con la seño',
    'asesor',
    'márqueme',
    'no contesto aquí, quiero hablar con doña Ana',
  ],
  'which-week': ['de qué fecha a qué fecha?'],
  'next-class': [
    '¿entonces no hay clase mañana?',
    'mañana hay clase?',
    'si hay clase el lunes?',

    '¿Cuándo es la próxima clase?',
    'cuando es la clase',
    'buenas seño, qué día es la clase por favor',
    'a q hora empieza la capacitación',
    'dónde es la reunión el lunes',
    'hay clase mañana?',
    'próxima clase',
    'sabe cuándo es la próxima clase',
    'cuándo nos reunimos',
  ],
  ledger: [
    'mis cuentas',

    'quiero ver mis cuentas',
    'cuánto llevo este mes',
    'cuánto vendí la semana pasada?',
    'seño cuanto he vendido',
    'cómo voy este mes',
  ],
  goal: ['cambiar mi meta', 'quiero cambiar mi meta', 'cuál era mi meta'],
  menu: ['menú', 'Menu', 'ver opciones', 'opciones', 'qué puedo hacer'],
  'start-again': [
    'quiero volver',
    'empezar',
    'EMPEZAR',
    'quiero empezar otra vez',
    'empezar de nuevo',
    'volver a empezar',
    'reanudar',
    'ya regresé',
    'ya volví',
    'start',
    'quiero recibir mensajes otra vez',
  ],
  language: [
    'idioma',
    'cambiar idioma',
    "hablo k'iche'",
    'en quiché',
    'hablo mam',
    'no hablo bien español',
    'no entiendo español',
    'solo hablo español',
  ],
  audio: [
    'audio',
    'mándeme audio',
    'prefiero audio',
    'no sé leer',
    'me puede mandar un audio',
    'nota de voz',
  ],
  text: ['solo texto', 'prefiero texto', 'sin audios'],
  help: [
    '450 y ayúdenme por favor',
    'ayuda',
    'AYUDA',
    'ayúdeme',
    'no entiendo',
    'no le entendí',
    'no entendi nada',
    'auxilio',
    'ayudaaa',

    'me puede ayudar?',
    'necesito ayuda',
    'qué hago',
    'cómo funciona esto',
    'explíqueme por favor',
    '🆘',
    'no sé cómo contestar',
  ],
  courtesy: [
    'de nada',
    'a usted',
    'para servirle',

    'gracias',
    'gracias seño',
    'ok gracias',
    'muchas gracias doña Ana',
    'Dios la bendiga',
    'Dios se lo pague',

    '🙏',
    '🙏🏽🙏🏽',
    'gracias 🙏',
    'feliz tarde',
    'que tenga buen día',
    'muy amable',
    'bendiciones',
    'grasias',

    'gracias igualmente',
    'bueno gracias seño',
    'que le vaya bien',
    'buenos días, gracias',
    'amén',
    '❤️',
  ],
  greeting: [
    'hola',
    'Hola!',
    'buenos días',
    'buenas tardes seño',
    'hola buenas',
    'muy buenos días',
    'que tal',
    '👋',
  ],
  correct: [
    'corregir',
    'me equivoqué',
    'está mal',
    'eso no es',
    'no es así',
    'perdón, me equivoqué',
    'ese dato está mal',
  ],
  pause: ['pausa', 'vacaciones', 'estoy de viaje', 'me voy de vacaciones', 'quiero una pausa'],
  'already-told': [
    'ya le dije',
    'ya se lo dije',
    'ya le mandé',
    'ya contesté',
    'eso ya se lo dije',
    'ya le dije ayer',
  ],
  'hard-time': [
    'estoy mala de la presión',
    'amanecí mal del estómago',

    'estoy enferma',
    'fíjese que mi niño está malito',
    'se me enfermó el bebé',
    'tengo mucha gripe',
    'le dio dengue a mi hija',
    'me duele la cabeza',
    'estaba en el hospital con mi mamá',
    'me siento muy triste',
    'estamos bien endeudados y no sé qué hacer',
    'no nos alcanza para comer',
    'ya cerré el negocio',
    'vendí 300 porque estuve enferma',
  ],
}

const WITH_REST: readonly (readonly [string, IntentType, string])[] = [
  ['me equivoqué, eran 450', 'correct', 'eran 450'],
  ['me equivoqué eran Q1½ mil', 'correct', 'eran Q1½ mil'],
  ['perdón eran 450', 'correct', '450'],
  ['perdón, son 450', 'correct', '450'],
  ['corregir 450', 'correct', '450'],
  ['corregir: Q1,500.50', 'correct', 'Q1,500.50'],
  ['hola seño, corregir 450', 'correct', '450'],
  ['no era eso son 600', 'correct', 'son 600'],
  ['está mal, son 600', 'correct', '600'],
  ['quise decir 300', 'correct', '300'],
  ['vacaciones hasta el 15', 'pause', 'hasta el 15'],
  ['pausa dos semanas', 'pause', 'dos semanas'],
  ['escríbame en enero', 'pause', 'enero'],
  ['estoy de viaje hasta el lunes', 'pause', 'hasta el lunes'],
  ['ayuda 500', 'help', '500'],
  ['ayúdeme con la cuenta', 'help', 'con la cuenta'],
  ['no entiendo la pregunta de ventas', 'help', 'la pregunta de ventas'],
  ['ya le dije que 500', 'already-told', 'que 500'],
  ['idioma Mam', 'language', 'Mam'],
]

const SALES = ['sales', 'usual_sales', 'catch_up']

const NOT_HEARD = [
  'las ventas están a la baja',
  'está a la baja el precio',
  'las ventas bajas esta semana',
  'bajo',
  'bajaron',

  'voy a salir a vender',
  'salir a vender',
  'alto ahí está caro',
  'precio alto',
  'el stop está dañado',

  'gracias vendí 500',
  'gracias a Dios vendí 500',
  'hola vendí 500',
  'buenas tardes, 500',
  'gracias seño sí',

  'ok',
  'sí',
  'si',
  'si gracias',
  'no gracias',
  'no',
  'no, gracias',
  '👍',
  '1',
  '2',
  '500',
  'bueno',
  'listo',
  'ya',

  'no sé',
  'después le digo',
  'no vendí',
  'perdón no vendí nada',
  'disculpe la demora, 500',
  '',

  'vendí 300 de jarabe para la tos',
  'tengo 200 de medicina',
  'ya no tengo tortillas',
  'le vendí a mi hijo 50',

  'mi meta es una máquina de coser',
  'compré una computadora',
  'no quiero participar',
  'no me interesa',

  'empecé el lunes',
  'vendí menús',
  'menos clientes',
  'no quiero',
  'mi hija me ayuda',
  'quiero vender más',

  'la seño me llamó ayer',
  'ayer hablé con la licenciada',
  'no puedo',
  'quiero seguir',
  'lluvia',
  'vendí 3 audios?',

  'está mal el negocio',
  'no era temporada',
  'son 450',
  'eran 450',
  'ustedes me ayudaron',
  'no hay paso',
]

describe('readIntent', () => {
  const heard = Object.entries(HEARD).flatMap(([type, texts]) => texts.map((text) => [text, type]))
  test.each(heard)('"%s" is %s', (text, type) => {
    expect(readIntent(text ?? '', words)?.type).toBe(type)
  })

  test.each(WITH_REST)('"%s" is %s with "%s"', (text, type, rest) => {
    expect(readIntent(text, words)).toEqual({ type, rest })
  })

  test.each([
    ['corregir ventas 550', '550', SALES],
    ['me equivoqué en las ventas, eran 550', 'eran 550', SALES],
    ['corregir 550 de ventas', '550 de ventas', SALES],
    ['corregir: vendí 550', '550', SALES],
    ['corregir mis ventas', 'mis ventas', SALES],
    ['quiero corregir la ganancia, me quedaron 300', '300', ['profit']],
    ['corregir personas 3', '3', ['jobs']],
  ])('"%s" names what it corrects', (text, rest, figures) => {
    expect(readIntent(text, words)).toEqual({ type: 'correct', rest, figures })
  })

  test.each(NOT_HEARD)('"%s" is left to the open question', (text) => {
    expect(readIntent(text, words)).toBeUndefined()
  })

  test('English serves developers', () => {
    const english = loadWords('en')
    expect(readIntent('stop', english)?.type).toBe('stop')
    expect(readIntent('sorry it was 450', english)).toEqual({ type: 'correct', rest: '450' })
    expect(readIntent('thank you', english)?.type).toBe('courtesy')
    expect(readIntent('stop sign broken', english)).toBeUndefined()
  })
})

describe('intentWords', () => {
  test('lists whole-message phrases, folded, by intent', () => {
    const all = intentWords(words)
    expect(all.get('baja')).toBe('stop')
    expect(all.get('ayuda')).toBe('help')
    expect(all.get('menu')).toBe('menu')
    expect(all.has('las ventas')).toBe(false)
  })

  test('holds only phrases that are heard as that intent', () => {
    for (const [phrase, type] of intentWords(words)) {
      if (phrase.includes('*')) continue
      expect(phrase).toBe(fold(phrase))
      expect(readIntent(phrase, words)?.type, phrase).toBe(type)
    }
  })
})

describe('what she writes beside a call for help', () => {
  test.each([
    ['vendí 450 y necesito ayuda', ['vendí 450']],
    ['ayuda, vendí 450', ['vendí 450']],
    ['necesito hablar con doña Ana, por cierto vendí 450', ['por cierto vendí 450']],
    ['me pueden prestar 500?', []],
    ['vendí 450', []],
  ])('"%s"', (text, beside) => {
    expect(besideCall(text, words).map((part) => part.trim())).toEqual(beside)
  })
})
