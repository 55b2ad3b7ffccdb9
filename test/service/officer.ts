import { z } from 'zod'
import type { Person } from '../bot-api-server/person.ts'
import { hears, type Classroom } from './classroom.ts'

/** Somebody of FUNDAP's protection: `access add`, and the code written to the bot. */
export async function officer(classroom: Classroom, role: string, name: string): Promise<Person> {
  const words = ['access', 'add', '--programme', 'fundap', '--role', role, '--name', name, '--json']
  const { stdout } = await classroom.cli(...words)
  const { code } = z.object({ code: z.string() }).parse(JSON.parse(stdout))
  const person = classroom.stranger(name)
  person.writes(code)
  await hears(person, 'protección de FUNDAP')
  return person
}
