/** How often a page that runs for months asks whether another build of it is served. */
const BETWEEN_MILLIS = 3_600_000

/** The script that a page begins with; a build's name changes with what is in it. */
export const buildOf = (html: string): string | undefined =>
  /<script\b[^>]*\bsrc="(\/assets\/[\w.-]+\.js)"/.exec(html)?.[1]

/** Whether another build is served than the one that runs; a page that is not ours, say a sign-in, is none. */
export function isNewer(running: string | undefined, served: string | undefined): boolean {
  return running !== undefined && served !== undefined && running !== served
}

/** Asks now and then; tells once when another build is served. */
export function watchBuild(onNewer: () => void): () => void {
  const running = buildOf(document.documentElement.outerHTML)
  const timer = setInterval(() => {
    void servedBuild().then((served) => {
      if (!isNewer(running, served)) return
      clearInterval(timer)
      onNewer()
    })
  }, BETWEEN_MILLIS)
  return () => clearInterval(timer)
}

async function servedBuild(): Promise<string | undefined> {
  try {
    const answer = await fetch('/', { cache: 'no-store', redirect: 'error' })
    return answer.ok ? buildOf(await answer.text()) : undefined
  } catch {
    return undefined
  }
}
