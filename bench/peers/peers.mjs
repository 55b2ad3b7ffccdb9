import { createRequire } from 'node:module'
import { conversations, createConversation } from '@grammyjs/conversations'
import { RedisAdapter } from '@grammyjs/storage-redis'
import { Bot } from 'grammy'
import { Redis } from 'ioredis'
import { Scenes, session, Telegraf } from 'telegraf'

/* The same scripted conversation of six messages in other frameworks, as each is documented, with its own persistence; the
 * network is stubbed where it would be called. Every conversation must be completed with its six answers, or the run fails. */

const require = createRequire(import.meta.url)
const {
  ActivityTypes,
  BotAdapter,
  ConversationState,
  MemoryStorage,
  TurnContext,
} = require('botbuilder-core')
const { DialogSet, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs')
const { addKeyword, createBot, createFlow, MemoryDB, TestTool } = require('@builderbot/bot')

const SCRIPT = [
  'pues fíjese usted',
  '90000',
  'no',
  'Q1,250',
  'me equivoqué, eran 450',
  'gracias seño',
]
const PEOPLE = Number(process.env['PEOPLE'] ?? 1_000)
const ROUNDS = Number(process.env['ROUNDS'] ?? 3)
const REDIS_URL = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379/14'

let updates = 0

const ME = {
  id: 1,
  is_bot: true,
  first_name: 'bot',
  username: 'bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

/** Each makes a bot: how to hand it a text of a person, and how many conversations it has completed. */
const PEERS = {
  'grammY conversations, memory': () => grammyConversations(undefined),
  'grammY conversations, Redis': () => {
    const redis = new Redis(REDIS_URL)
    const close = async () => {
      await redis.flushdb()
      redis.disconnect()
    }
    return { ...grammyConversations(new RedisAdapter({ instance: redis })), close }
  },
  'telegraf wizard scene, memory': telegrafWizard,
  'botbuilder-dialogs waterfall, memory': botbuilderWaterfall,
  'BuilderBot flow, memory': builderBotFlow,
}

async function measure(name, make, inFlight) {
  const people = inFlight === 1 ? Math.ceil(PEOPLE / 10) : PEOPLE
  const peer = await make()
  const queue = Array.from({ length: people }, (_, index) => index + 1).values()
  const cpu = process.cpuUsage()
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const person of queue)
        for (const text of ['/start', ...SCRIPT]) await peer.hear(person, text)
    }),
  )
  const seconds = (performance.now() - begin) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  if (peer.completed() !== people)
    throw new Error(`${name}: ${peer.completed()} of ${people} conversations completed`)
  await peer.close?.()
  const messages = people * SCRIPT.length
  process.stdout.write(
    `${name}, ${inFlight} in flight: ${Math.round(messages / seconds)} messages/s, ` +
      `${Math.round((user + system) / messages)} µs CPU a message, ${people} conversations completed\n`,
  )
}

function update(chat, text) {
  updates += 1
  const entities = text.startsWith('/')
    ? { entities: [{ type: 'bot_command', offset: 0, length: text.length }] }
    : {}
  const who = { id: chat, is_bot: false, first_name: 'María' }
  const message = {
    message_id: updates,
    date: 1,
    chat: { id: chat, type: 'private', first_name: 'María' },
    from: who,
    text,
    ...entities,
  }
  return { update_id: updates, message }
}

function sentTo(chat) {
  return {
    message_id: 1,
    date: 1,
    chat: { id: chat, type: 'private', first_name: 'María' },
    text: '…',
  }
}

const stub = async (_next, _method, payload) => ({ ok: true, result: sentTo(payload.chat_id) })

function grammyConversations(storage) {
  let completed = 0
  const bot = new Bot('1:a', { botInfo: ME })
  bot.api.config.use(stub)
  bot.use(conversations(storage ? { storage } : {}))
  bot.use(
    createConversation(
      async (conversation) => {
        const answers = []
        for (const _ of SCRIPT) {
          const heard = await conversation.waitFor('message:text')
          answers.push(heard.message.text)
          await heard.reply('Anoté eso.')
        }
        if (answers.join() === SCRIPT.join()) await conversation.external(() => (completed += 1))
      },
      { id: 'talk', plugins: [async (ctx, next) => (ctx.api.config.use(stub), next())] },
    ),
  )
  bot.command('start', (ctx) => ctx.conversation.enter('talk'))
  return { hear: (chat, text) => bot.handleUpdate(update(chat, text)), completed: () => completed }
}

function telegrafWizard() {
  let completed = 0
  const steps = SCRIPT.map((_, index) => async (ctx) => {
    const answers = ctx.wizard.state
    answers[index] = ctx.message.text
    await ctx.reply('Anoté eso.')
    if (index < SCRIPT.length - 1) return ctx.wizard.next()
    if (Object.values(answers).join() === SCRIPT.join()) completed += 1
    return ctx.scene.leave()
  })
  const wizard = new Scenes.WizardScene('talk', (ctx) => ctx.wizard.next(), ...steps)
  const bot = new Telegraf('1:a')
  bot.botInfo = ME
  bot.use((ctx, next) => {
    ctx.telegram.callApi = async (_method, payload) => sentTo(payload.chat_id)
    return next()
  })
  bot.use(session())
  bot.use(new Scenes.Stage([wizard]).middleware())
  bot.command('start', (ctx) => ctx.scene.enter('talk'))
  return { hear: (chat, text) => bot.handleUpdate(update(chat, text)), completed: () => completed }
}

function botbuilderWaterfall() {
  let completed = 0
  const state = new ConversationState(new MemoryStorage())
  const dialogs = new DialogSet(state.createProperty('dialog'))
  dialogs.add(new TextPrompt('text'))
  const ask = async (step, index) => {
    const answers = (step.values.answers ??= [])
    if (index > 0) answers.push(step.result)
    if (index < SCRIPT.length) return step.prompt('text', 'Anoté eso.')
    if (answers.join() === SCRIPT.join()) completed += 1
    return step.endDialog()
  }
  const steps = [...SCRIPT, 'end'].map((_, index) => (step) => ask(step, index))
  dialogs.add(new WaterfallDialog('talk', steps))
  class Stub extends BotAdapter {
    async sendActivities(_context, activities) {
      return activities.map(() => ({ id: '1' }))
    }
  }
  const adapter = new Stub()
  const hear = async (chat, text) => {
    const who = { id: String(chat), name: 'María' }
    const activity = {
      type: ActivityTypes.Message,
      id: '1',
      channelId: 'test',
      serviceUrl: 'x',
      conversation: { id: String(chat) },
      from: who,
      recipient: { id: 'bot' },
      text,
    }
    const context = new TurnContext(adapter, activity)
    await adapter.runMiddleware(context, async () => {
      const talk = await dialogs.createContext(context)
      const result = await talk.continueDialog()
      if (result.status === 'empty') await talk.beginDialog('talk')
      await state.saveChanges(context)
    })
  }
  return { hear, completed: () => completed }
}

/** A message is heard when its answer has been handed over and what it waits for next is written down. */
async function builderBotFlow() {
  let completed = 0
  const heard = new Map()
  const provider = new TestTool.TestProvider()
  provider.sendMessage = async () => {}
  class Database extends MemoryDB {
    async save(context) {
      await super.save(context)
      const isWaiting = context.options?.capture === true || context.answer === '__call_action__'
      if (isWaiting) heard.get(context.from)?.()
    }
  }
  const talk = SCRIPT.reduce(
    (flow, _, index) =>
      flow.addAnswer('Anoté eso.', { capture: true }, async ({ body }, { state }) => {
        const answers = [...(state.get('answers') ?? []), body]
        await state.update({ answers })
        if (index === SCRIPT.length - 1 && answers.join() === SCRIPT.join()) completed += 1
      }),
    addKeyword('/start'),
  ).addAnswer('Anoté eso.')
  await createBot(
    { flow: createFlow([talk]), database: new Database(), provider },
    { queue: { timeout: 20_000, concurrencyLimit: 64 } },
  )
  const hear = (chat, text) =>
    new Promise((resolve) => {
      const from = String(chat)
      heard.set(from, resolve)
      provider.emit('message', { from, body: text, name: 'María' })
    })
  return { hear, completed: () => completed }
}

for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, make] of Object.entries(PEERS)) {
    await measure(name, make, 64)
    if (round === 0) await measure(name, make, 1)
  }
}
