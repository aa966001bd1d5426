import type { FromPane } from './told.ts'

/** Says something to the page around this one. */
export const sayAround = (message: FromPane): void => parent.postMessage(message, location.origin)
