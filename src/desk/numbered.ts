/** A list with a digit before each line, and its lines as keys. */
export function numbered(head: string, lines: readonly string[], foot?: string) {
  const list = lines.map((line, at) => `${at + 1}. ${line}`)
  return { text: [head, ...list, ...(foot === undefined ? [] : [foot])].join('\n'), choices: lines }
}
