/** An MQTT broker that we listen to, with its password already read and its certificates seen to be some. */
export interface Broker {
  /** Unique; what a person calls it. */
  readonly name: string
  readonly url: string
  readonly user: string | undefined
  readonly password: string | undefined
  /** Paths of PEM files, which are read again at every connection: certificates are renewed. */
  readonly ca: string | undefined
  readonly cert: string | undefined
  readonly key: string | undefined
  /** What we subscribe to; topics outside the Plant are listed as discovered [I-9]. */
  readonly topics: readonly string[]
}

type EmbeddedBroker = { readonly kind: 'off' } | { readonly kind: 'on'; readonly port: number }

type Simulators =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly seed: number; readonly messagesPerSecond: number | 'natural' }

/** How long the Journal keeps what, each counted from today, and how much in all [Y-18]. */
interface JournalKeeping {
  readonly fullDays: number
  readonly secondDays: number
  readonly minuteDays: number
  readonly mostBytes: number
}

/** Certificate and key of the page, PEM texts. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

/** Everything that can be configured, true and complete: nobody behind this type checks again. */
export interface Config {
  /** A name in the box, `generated:N`, or the path of a plant file. */
  readonly plant: string
  readonly dataFolder: string
  readonly journal: JournalKeeping
  readonly brokers: readonly Broker[]
  readonly embeddedBroker: EmbeddedBroker
  readonly simulators: Simulators
  readonly host: string
  readonly port: number
  readonly tls: Tls | undefined
  readonly usersFile: string | undefined
  /** Further origins under which browsers reach the page, as `scheme://host[:port]`. */
  readonly origins: readonly string[]
  /** What a scraper of metrics says as a Bearer, who then needs no sign-in. */
  readonly metricsToken: string | undefined
  /** True when reachable from elsewhere without users or TLS, which every screen then says. */
  readonly insecure: boolean
  readonly openBrowser: boolean
  readonly verbose: boolean
}
