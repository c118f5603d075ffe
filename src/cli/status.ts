/** Exit statuses. */
export const FINE = 0
export const REFUSED = 1
export const WRONG_USE = 2

/** The call itself is wrong: a folder that is not there, a file that is no patch. The sentence says what to do. */
export class WrongUse extends Error {}
