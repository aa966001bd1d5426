/** One text of the screen: plain, or one form a plural category; `{name}` stands for a value. */
export type Phrase = string | { readonly one: string; readonly other: string }

export type Values = Readonly<Record<string, string | number>>

/** Picks the plural by `{count}` and puts the values in; a value that is not given stays visible as its name. */
export function fill(phrase: Phrase, values: Values | undefined, plural: Intl.PluralRules): string {
  const text = typeof phrase === 'string' ? phrase : phrase[formOf(values, plural)]
  if (values === undefined) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

const formOf = (values: Values | undefined, plural: Intl.PluralRules): 'one' | 'other' =>
  plural.select(Number(values?.count ?? 0)) === 'one' ? 'one' : 'other'
