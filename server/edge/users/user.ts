import type { Role } from '../../../models/protocol.ts'

/** Each may do what those before it may. */
export const ROLES: readonly Role[] = ['viewer', 'operator', 'admin']

export interface User {
  readonly name: string
  readonly role: Role
}

/** A User as the users file keeps it: the hash says how it was made. */
export interface Account extends User {
  readonly hash: string
}

/** Everyone, where no users are configured and nobody but this machine gets in. */
export const LOCAL_USER: User = { name: 'local', role: 'admin' }
