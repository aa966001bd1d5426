import { commandOf } from './command-line.ts'

const BEFORE = `Twinfloor: a real-time digital twin of a factory. Without options it shows a gearbox workshop that
is alive: an embedded MQTT broker, simulated machines, and a page on http://127.0.0.1:8080.
中文说明见 README.zh-CN.md。
`

const AFTER = `
Examples:
  npm start                                  the gearbox workshop, simulated
  npm start -- --plant smt --open            the electronics hall, and a browser on it
  npm start -- --plant generated:10000       ten thousand machines
  npm start -- --plant my.plant.jsonc --no-simulators
                                             your plant; machines publish to mqtt://127.0.0.1:1883
  npm start -- --plant my.plant.jsonc --broker mqtts://broker.example:8883 \\
    --broker-user twin --broker-password-file ./broker.password --broker-ca ./ca.pem
                                             your plant on your broker
  npm start -- --host 0.0.0.0 --users data/users.jsonl --tls-cert ./cert.pem --tls-key ./key.pem
                                             for everyone in the plant who may sign in

Sources, later wins: configuration file, environment (the names in brackets), command line. In a
file, --some-option is "someOption"; "brokers" and "origins" are lists, --no-broker is
"embeddedBroker": false, and each broker may have its own user, passwordFile, ca, cert, key,
name and topics (filters to subscribe to, ["twinfloor/#"] unless said; ["#"] discovers all):

  // twinfloor.config.jsonc
  {
    "plant": "./my.plant.jsonc",
    "brokers": [{ "url": "mqtts://b.example", "user": "twin", "passwordFile": "./twin.password" }],
    "port": 8443
  }
`

/** Everything that can be said to the program, 100 columns wide. */
export function helpText(): string {
  const command = commandOf(
    () => undefined,
    () => undefined,
  )
  return `${BEFORE}\n${command.helpInformation()}${AFTER}`
}
