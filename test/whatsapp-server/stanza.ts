import type { BinaryNode } from '../../src/channels/whatsapp/baileys.ts'

export type Stanza = BinaryNode

/** A node as WhatsApp writes it; attributes without a value are left out. */
export function stanza(
  tag: string,
  attrs: Readonly<Record<string, string | undefined>> = {},
  content?: Stanza['content'] | readonly Stanza[],
): Stanza {
  const given = Object.entries(attrs).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const node: Stanza = { tag, attrs: Object.fromEntries(given) }
  if (content !== undefined) node.content = content as NonNullable<Stanza['content']>
  return node
}

export function children(node: Stanza | undefined, tag?: string): readonly Stanza[] {
  if (!Array.isArray(node?.content)) return []
  return tag === undefined ? node.content : node.content.filter((each) => each.tag === tag)
}

export function child(node: Stanza | undefined, tag?: string): Stanza | undefined {
  return children(node, tag)[0]
}

/** The bytes of a node that holds bytes; throws where it holds something else. */
export function bytesOf(node: Stanza | undefined): Buffer {
  if (node?.content instanceof Uint8Array) return Buffer.from(node.content)
  throw new Error(`<${node?.tag ?? 'nothing'}> should hold bytes`)
}

/** A number of so many bytes, the highest first. */
export function bigEndian(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}
