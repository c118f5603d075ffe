/**
 * Runs work made of several steps. Each step may say how it is taken back; when a later one fails, they are taken back,
 * last first, and the failure is passed on. A step that cannot be taken back does not keep the others from it.
 */
export async function undoneOnFailure<T>(
  work: (onFailure: (undo: () => Promise<unknown>) => void) => Promise<T>,
): Promise<T> {
  const undos: (() => Promise<unknown>)[] = []
  try {
    return await work((undo) => undos.push(undo))
  } catch (failure) {
    const failures = [failure]
    for (const undo of undos.reverse()) {
      try {
        await undo()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length === 1) throw failure
    throw new AggregateError(failures, failures.map(String).join(' '), { cause: failure })
  }
}
