/** Where an image comes from, told from its host, as the address is written. `undefined` for an expression or nothing. */
export function registryOf(image: string): string | undefined {
  if (image === '' || image.includes('<+') || /\s/.test(image)) return undefined
  const [host = '', ...path] = image.split('/')
  const isHost = path.length > 0 && (host.includes('.') || host.includes(':') || host === 'localhost')
  if (!isHost) return 'Docker Hub'
  if (/^\d+\.dkr\.ecr\.[\w-]+\.amazonaws\.com(?:\.cn)?$/.test(host)) return 'Amazon ECR'
  if (host === 'public.ecr.aws') return 'Amazon ECR Public'
  if (/^(?:[a-z]+\.)?gcr\.io$/.test(host)) return 'Google GCR'
  if (host.endsWith('-docker.pkg.dev')) return 'Google Artifact Registry'
  if (host.endsWith('.azurecr.io')) return 'Azure ACR'
  if (host === 'ghcr.io') return 'GitHub'
  if (host === 'quay.io') return 'Quay'
  if (host === 'mcr.microsoft.com') return 'Microsoft'
  if (host === 'docker.io' || host === 'index.docker.io') return 'Docker Hub'
  return host
}
