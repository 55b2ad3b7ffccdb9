/** Values that stand in a sentence of locales/<language>/import.ftl. */
export type Values = Readonly<Record<string, string | number>>

/** Why a file is not read at all: `reason` names its sentence in locales/<language>/import.ftl. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal'
  readonly reason: string
  readonly values: Values

  constructor(reason: string, values: Values = {}, options?: ErrorOptions) {
    super(`the file is refused: ${reason} ${JSON.stringify(values)}`, options)
    this.reason = reason
    this.values = values
  }
}
