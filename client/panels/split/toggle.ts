/** Begins a comparison or ends it; what knows how comes when it is first asked for, and where it does not come nothing begins. */
export const toggleSplit = (): void =>
  void import('./begin.ts').then(({ turnSplit }) => turnSplit()).catch(() => undefined)
