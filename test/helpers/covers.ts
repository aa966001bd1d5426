/** Whether a filter covers a topic; wildcards at the front leave `$` topics alone [MQTT-4.7.2-1]. */
export function covers(filter: string, topic: string): boolean {
  if (topic.startsWith('$') && (filter.startsWith('+') || filter.startsWith('#'))) return false
  const wanted = filter.split('/')
  const parts = topic.split('/')
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === '#') return true
    if (i >= parts.length || (wanted[i] !== '+' && wanted[i] !== parts[i])) return false
  }
  return wanted.length === parts.length
}
