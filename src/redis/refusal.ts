/** What Redis answers where it will not serve us, and the cure; undefined for trouble of another kind. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return REFUSALS.find(([words]) => words.test(error.message))?.[1]
}

/** By the words that a reply begins with (redis.io/docs/latest/develop/reference/protocol-spec, simple errors). */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/^NOAUTH/, 'a password is needed; write it into REDIS_URL: redis://:password@host:6379/0'],
  [
    /^WRONGPASS|^ERR (invalid password|AUTH|Client sent AUTH)/,
    'the password was not accepted; check the user and password in REDIS_URL',
  ],
  [/^ERR DB index/, 'there is no database of this number; correct the end of REDIS_URL'],
  [
    /^NOPERM/,
    'a right is missing; this user needs the keys ~micromba:*, the channels &micromba:* and +@all',
  ],
  [/^READONLY/, 'the server may only be read; name the primary in REDIS_URL, not a replica'],
  [/^OOM/, 'its memory is full; raise maxmemory, or give micromba a server of its own'],
  [/^MISCONF/, 'it cannot write its disk and takes nothing more; see its log'],
]

/** Refuses a version that this program cannot use: what it lacks, and the cure; undefined where it will do. */
export function refusalOfVersion(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 6 || (major === 6 && minor >= 2)) return undefined
  return `the server is Redis ${version}; expected 6.2 or newer`
}
