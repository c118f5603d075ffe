/** Ports that well-known images listen on when nothing says otherwise. Source: the images' own documentation. */
const PORTS: readonly (readonly [image: RegExp, ports: readonly number[]])[] = [
  [/^(postgres|postgresql|postgis|timescaledb)$/, [5432]],
  [/^(mysql|mariadb|percona)$/, [3306]],
  [/^(redis|valkey|redis-stack)$/, [6379]],
  [/^memcached$/, [11211]],
  [/^mongo(db)?$/, [27017]],
  [/^rabbitmq$/, [5672]],
  [/^(kafka|cp-kafka)$/, [9092]],
  [/^(zookeeper|cp-zookeeper)$/, [2181]],
  [/^(elasticsearch|opensearch)$/, [9200]],
  [/^localstack(-pro)?$/, [4566]],
  [/^minio$/, [9000]],
  [/^(standalone-(chrome|firefox|edge|chromium)|selenium|hub)$/, [4444]],
  [/^(nginx|httpd|traefik|wordpress)$/, [80]],
  [/^registry$/, [5000]],
  [/^vault$/, [8200]],
  [/^consul$/, [8500]],
  [/^cassandra$/, [9042]],
  [/^nats$/, [4222]],
  [/^(mssql-server|server)$/, [1433]],
  [/^dynamodb-local$/, [8000]],
]

/** The last part of an image's path, without registry, tag and digest: `postgres` of `ghcr.io/org/postgres:16@sha256:…`. */
export function imageName(image: string): string {
  const path = image.split('@')[0] ?? ''
  return (path.split('/').at(-1) ?? '').split(':')[0] ?? ''
}

/** Docker-in-Docker: the `docker` image with a `dind` tag. */
export function isDind(image: string): boolean {
  return /(^|\/)docker:[^@\s]*dind/.test(image) || imageName(image) === 'dind'
}

export function knownPorts(image: string): readonly number[] {
  const name = imageName(image).toLowerCase()
  return PORTS.find(([pattern]) => pattern.test(name))?.[1] ?? []
}
