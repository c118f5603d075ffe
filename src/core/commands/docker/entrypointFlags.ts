/** The value of a flag in a list of arguments, written `--mtu=1450` or as two arguments. */
export function flagValue(list: readonly string[], flag: string): string | undefined {
  const at = list.findIndex((word) => word === flag || word.startsWith(`${flag}=`))
  if (at < 0) return undefined
  const word = list[at] as string
  return word === flag ? list[at + 1] : word.slice(flag.length + 1)
}

/** The list with a flag of this value; with `''`, without the flag. All other arguments stay as and where they are. */
export function withFlag(list: readonly string[], flag: string, value: string): readonly string[] {
  if ((flagValue(list, flag) ?? '') === value) return list
  const at = list.findIndex((word) => word === flag || word.startsWith(`${flag}=`))
  const written = value === '' ? [] : [`${flag}=${value}`]
  if (at < 0) return [...list, ...written]
  return [...list.slice(0, at), ...written, ...list.slice(at + (list[at] === flag ? 2 : 1))]
}
