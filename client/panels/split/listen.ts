/** Calls back with what another page of ours says to this window; what anybody else says is not heard [PH-116]. */
export function listenTo<Message>(
  speaker: () => MessageEventSource | null | undefined,
  read: (told: unknown) => Message | undefined,
  hear: (message: Message) => void,
): () => void {
  const take = (event: MessageEvent): void => {
    if (event.origin !== location.origin || event.source === null || event.source !== speaker()) return
    const message = read(event.data)
    if (message !== undefined) hear(message)
  }
  addEventListener('message', take)
  return () => removeEventListener('message', take)
}
