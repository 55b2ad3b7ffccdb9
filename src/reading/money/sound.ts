/**
 * How a folded Spanish word sounds, so that "kinientos", "beinte" and "bendí" meet the dictionary's
 * spelling: s/z/soft c, b/v, silent h, k/qu/hard c, ll/y/i, m before b and p, letters held down.
 */
export function sound(word: string): string {
  let key = ''
  let last = ''
  for (let at = 0; at < word.length; at += 1) {
    const char = word[at] ?? ''
    const next = word[at + 1] ?? ''
    if (char === 'h' && last !== 'c') continue
    if (char === 'l' && next === 'l') continue
    if (char === 'u' && isMute(word, at)) continue
    const heard = char === 'l' && word[at - 1] === 'l' ? 'i' : letter(char, next)
    if (heard !== last) key += heard
    last = heard
  }
  return key
}

function letter(char: string, next: string): string {
  switch (char) {
    case 'v':
      return 'b'
    case 'z':
      return 's'
    case 'q':
      return 'k'
    case 'y':
      return 'i'
    case 'c':
      return isSoft(next) ? 's' : next === 'h' ? 'c' : 'k'
    case 'g':
      return isSoft(next) ? 'j' : 'g'
    case 'm':
      return next === 'b' || next === 'p' || next === 'v' ? 'n' : 'm'
    default:
      return char
  }
}

function isMute(word: string, at: number): boolean {
  return (word[at - 1] === 'q' || word[at - 1] === 'g') && isSoft(word[at + 1] ?? '')
}

function isSoft(char: string): boolean {
  return char === 'e' || char === 'i'
}
