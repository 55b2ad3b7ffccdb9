/** A parsed condition, as the checks look at it. */
export type ConditionNode =
  | { readonly type: 'literal'; readonly value: string | number | boolean }
  /** `figure.sales.last`, `answer.how`; brackets are written as a point. */
  | { readonly type: 'name'; readonly name: string }
  /** `size(x)`; of `x.matches(y)` the first argument is `x`. */
  | { readonly type: 'call'; readonly name: string; readonly args: readonly ConditionNode[] }
  /** `&&`, `<`, `!_`, `list` and the like. */
  | { readonly type: 'operation'; readonly op: string; readonly args: readonly ConditionNode[] }

/** What the CEL library made of a source, as a ConditionNode. */
export function nodeOf(parsed: unknown): ConditionNode {
  const { op, args } = parsed as { readonly op: string; readonly args: unknown }
  switch (op) {
    case 'value':
      return { type: 'literal', value: literalOf(args) }
    case 'id':
      return { type: 'name', name: String(args) }
    case '.':
    case '[]':
      return memberOf(op, args as readonly [unknown, unknown])
    case 'call': {
      const [name, given] = args as readonly [string, readonly unknown[]]
      return { type: 'call', name, args: given.map(nodeOf) }
    }
    case 'rcall': {
      const [name, on, given] = args as readonly [string, unknown, readonly unknown[]]
      return { type: 'call', name, args: [on, ...given].map(nodeOf) }
    }
    default: {
      const all = (Array.isArray(args) ? args : [args]) as readonly unknown[]
      const nodes = all.filter(isParsed).map(nodeOf)
      const [only] = nodes
      if (op === '-_' && only?.type === 'literal') return { ...only, value: -Number(only.value) }
      return { type: 'operation', op, args: nodes }
    }
  }
}

function memberOf(op: string, [on, member]: readonly [unknown, unknown]): ConditionNode {
  const inner = nodeOf(on)
  const key = op === '.' ? { type: 'literal' as const, value: String(member) } : nodeOf(member)
  if (inner.type === 'name' && key.type === 'literal' && typeof key.value === 'string') {
    return { type: 'name', name: `${inner.name}.${key.value}` }
  }
  return { type: 'operation', op, args: [inner, key] }
}

function isParsed(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'op' in value
}

function literalOf(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return Number(value)
}

/** Every node of a tree, itself first. */
export function nodesIn(node: ConditionNode): readonly ConditionNode[] {
  return 'args' in node ? [node, ...node.args.flatMap(nodesIn)] : [node]
}
