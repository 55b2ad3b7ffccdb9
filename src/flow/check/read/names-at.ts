import { z } from 'zod'

/** The names that may stand at a place under a schema; none where any may, or where it depends on what else stands there. */
export function namesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const found = schemaAt(schema, path)
  if (found instanceof z.ZodRecord && found.keyType instanceof z.ZodEnum) {
    return found.keyType.options.map(String)
  }
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

/** The schema of what stands at a path; of several shapes, the one of the first that has such a place. */
export function schemaAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): z.core.$ZodType | undefined {
  const at = path.reduce<z.core.$ZodType | undefined>(
    (outer, key) => outer && inside(bare(outer), key),
    schema,
  )
  return at && bare(at)
}

function inside(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as z.core.$ZodShape)[String(key)]
  if (schema instanceof z.ZodArray) return schema.element
  if (schema instanceof z.ZodUnion) {
    return schema.options
      .map((option) => inside(bare(option), key))
      .find((found) => found !== undefined)
  }
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
