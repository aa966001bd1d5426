import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { need } from './needs.ts'

/** Paths of a certificate that signs itself, and of its key. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** Makes one for these names, written as `DNS:plant.example,IP:10.0.0.1`. */
export function makeCertificate(folder: string, names: string): Certificate {
  need('openssl')
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=twinfloor', '-addext', `subjectAltName=${names}`]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const to = ['-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, ...to], { stdio: 'pipe' })
  return { cert, key }
}
