import { z } from 'zod'

/** The names that may stand at a place under a schema; none where any may, or where it depends on what else stands there. */
export function namesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const at = path.reduce<z.core.$ZodType | undefined>(
    (outer, key) => outer && inside(bare(outer), key),
    schema,
  )
  const found = at && bare(at)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

function inside(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as z.core.$ZodShape)[String(key)]
  if (schema instanceof z.ZodArray) return schema.element
  return schema instanceof z.ZodRecord ? schema.valueType : undefined
}

/** Without what makes it optional, or makes something else of it. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodDefault
  )
    return bare(schema.unwrap())
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema
}
