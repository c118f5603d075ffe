/** Words that a reader of YAML 1.1 or 1.2 takes for something else than a string. */
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|~|)$/i
/** Numbers of both versions: octal, hexadecimal, binary, with `_`, in base 60, and those without an end. */
const NUMBER =
  /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.[\d_]*(?:e[-+]?\d+)?|0x[\da-f_]+|0o[0-7_]+|0b[01_]+|e[-+]?\d+|\.inf|\.nan|\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?)$/i
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s])/
/** Beginnings that are syntax: indicators, document markers, the keys `<<` and `=` of YAML 1.1. */
const INDICATOR = /^(?:[,[\]{}#&*!|>'"%@`=]|[-?:](?:\s|$)|---|\.\.\.|<<$)/
/** What only a double-quoted scalar can hold, as escapes. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/
const ESCAPED_BY_YAML_ONLY = /[\u007f-\u009f\u2028\u2029\ufeff]/g

/** Whether every reader, of YAML 1.1 and of 1.2, takes the plain text for this very string. */
export function isPlainSafe(text: string, inFlow: boolean): boolean {
  if (text !== text.trim() || UNPRINTABLE.test(text)) return false
  if (WORD.test(text) || NUMBER.test(text) || DATE.test(text)) return false
  if (INDICATOR.test(text) || /:(?:\s|$)|\s#/.test(text)) return false
  return !(inFlow && (/[,[\]{}]/.test(text) || /^[-?:]/.test(text)))
}

/** The text in quotes: single where they can hold it and are preferred, or save escapes; else double. */
export function quoted(text: string, prefersSingle: boolean): string {
  const savesEscapes = /["\\]/.test(text) && !text.includes("'")
  if (!UNPRINTABLE.test(text) && (prefersSingle || savesEscapes)) return `'${text.replaceAll("'", "''")}'`
  const escape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(text).replace(ESCAPED_BY_YAML_ONLY, escape)
}
