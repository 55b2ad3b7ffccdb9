import type { ConversationState } from '../../conversation/state.ts'
import type { FlowSource } from '../../flow/flow.ts'
import type { Library } from '../../flow/library.ts'
import type { ContactId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import { findVersionSource } from '../../store/service/flow-versions.ts'
import { StoreError, type Tx } from '../../store/store.ts'

/** Saved conversations as the engine knows them, and why some of them cannot be read. */
export type States = {
  readonly states: ReadonlyMap<ContactId, ConversationState>
  readonly unreadable: ReadonlyMap<ContactId, Error>
}

/** Reads saved conversations, and loads the versions they run; one that cannot be read holds up nobody else. */
export async function readStates(
  tx: Tx,
  saved: readonly { readonly contact_id: ContactId; readonly state: string }[],
  library: Library,
): Promise<States> {
  const states = new Map<ContactId, ConversationState>()
  const unreadable = new Map<ContactId, Error>()
  for (const { contact_id, state: written } of saved) {
    try {
      const state = JSON.parse(written) as ConversationState
      const versions = versionsOf(state)
      if (!versions.every((version) => library.has(version)))
        await loadPinned(tx, versions, library)
      states.set(contact_id, state)
    } catch (error) {
      if (error instanceof StoreError || !(error instanceof Error)) throw error
      unreadable.set(contact_id, error)
    }
  }
  return { states, unreadable }
}

/** Loads the versions that inputs name. */
export function loadNamed(tx: Tx, payloads: Iterable<InputPayload>, library: Library) {
  return loadPinned(tx, [...payloads].flatMap(versionsNamed), library)
}

/** The versions a conversation may run: those its frames are pinned to, and those they are to go on in. */
function versionsOf({ frames }: ConversationState): readonly string[] {
  return frames.flatMap(({ version, moving }) =>
    moving?.version === undefined ? [version] : [version, moving.version],
  )
}

function versionsNamed(payload: InputPayload): readonly string[] {
  return payload.type === 'migrate' && payload.version !== undefined ? [payload.version] : []
}

async function loadPinned(tx: Tx, versions: readonly string[], library: Library): Promise<void> {
  for (const version of versions) {
    if (library.has(version)) continue
    const source = await findVersionSource(tx.db, version)
    if (source === undefined) throw new Error(`flow version '${version}' is not in the database`)
    library.addVersion(version, JSON.parse(source) as FlowSource)
  }
}
