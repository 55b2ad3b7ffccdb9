import { z } from 'zod'
import { ChannelError } from '../channel.ts'
import type { Failure } from './failure.ts'
import type { Graph } from './graph.ts'

const numberSchema = z.object({ id: z.string() })

/**
 * Checks the token and the number. Resolves with the failure where it may pass by itself; throws a ChannelError where
 * somebody has to change the configuration.
 */
export async function checkNumber(graph: Graph): Promise<Failure | undefined> {
  const answer = await graph.call(graph.ofNumber('?fields=id'), numberSchema)
  if (answer.type === 'answer') return undefined
  const { failure } = answer
  if (failure.type !== 'answered') return failure
  if (failure.code === 190) throw refused('WHATSAPP_CLOUD_ACCESS_TOKEN', failure)
  if (failure.code === 100) throw refused('WHATSAPP_CLOUD_PHONE_NUMBER_ID', failure)
  return failure
}

function refused(variable: string, { description }: Failure): ChannelError {
  return new ChannelError(
    `${variable} is not accepted (${description}): copy it again from the app's WhatsApp page on developers.facebook.com`,
  )
}
