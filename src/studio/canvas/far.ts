/** Zoom below which groups are drawn as one card. */
export const FAR = 0.4
