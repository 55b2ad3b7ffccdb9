import { openChats } from '../../store/people/contacts.ts'
import type { Tx } from '../../store/store.ts'
import type { Answer } from './outbox.ts'

/** Alerts with where they go, where that is open: a call for help leaves with the commit of the turn that made it. */
export async function withRoutes(tx: Tx, answers: readonly Answer[]): Promise<readonly Answer[]> {
  const alerts = answers.filter(isAlert).map(({ message }) => message)
  if (alerts.length === 0) return answers
  const chats = await openChats(
    tx,
    alerts.map(({ contact_id }) => contact_id),
  )
  return answers.map((answer) => {
    const { contact_id, address_id } = answer.message
    const route = isAlert(answer)
      ? chats.find((each) => each.contact_id === contact_id && each.address_id === address_id)
      : undefined
    return route ? { ...answer, route: { account: route.account, chat: route.chat } } : answer
  })
}

/** The words of a disclosure are added as their message is claimed. */
function isAlert({ message, route }: Answer): boolean {
  return message.class === 'alert' && route === undefined && message.disclosure_id == null
}
