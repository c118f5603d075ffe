import type { ReactNode } from 'react'

const SERVICE = <rect width="22" height="12" rx="3" fill="var(--service)" />
const STEP = <rect width="24" height="12" rx="3" fill="var(--line-control)" />

/** Each way to start in miniature. One that we do not know draws its steps. */
const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  'docker-in-docker': <Lane services={1} />,
  services: <Lane services={2} />,
  compose: <Lane services={2} />,
  deploy: <Flow />,
  approval: (
    <>
      <path d="M40 40h112" stroke="var(--line-flow)" strokeWidth="1.5" />
      <rect x="30" y="33" width="32" height="14" rx="3" fill="var(--line-control)" />
      <rect x="138" y="33" width="32" height="14" rx="3" fill="var(--line-control)" />
      <path d="M100 29l11 11-11 11-11-11z" fill="var(--surface-panel)" stroke="var(--line-control)" strokeWidth="1.5" />
    </>
  ),
  blank: (
    <>
      <rect x="87" y="27" width="26" height="26" rx="5" stroke="var(--line-control)" strokeDasharray="3 3" />
      <path d="M95 40h10M100 35v10" stroke="var(--line-control)" strokeWidth="1.5" />
    </>
  ),
  yaml: (
    <>
      <rect x="72" y="18" width="56" height="44" rx="4" fill="var(--surface-panel)" stroke="var(--line-strong)" />
      <path d="M80 28h24M86 36h30M86 44h22M92 52h26" stroke="var(--line-control)" strokeWidth="2.5" />
    </>
  ),
}

function Lane({ services }: { services: 1 | 2 }) {
  return (
    <>
      <rect x="36" y="10" width="128" height="60" rx="5" fill="var(--surface-lane)" stroke="var(--line-strong)" />
      {[18, 32].slice(0, services).map((y) => (
        <g key={y} transform={`translate(44 ${y})`}>
          <path d="M20 6h92" stroke="var(--service-line)" strokeWidth="3" />
          {SERVICE}
        </g>
      ))}
      <path d="M92 24v32M124 24v32" stroke="var(--service-line)" />
      <Flow within />
    </>
  )
}

function Flow({ within = false }: { within?: boolean }) {
  const y = within ? 56 : 34
  return (
    <>
      <path d={`M46 ${y + 6}h108`} stroke="var(--line-flow)" strokeWidth="1.5" />
      {[46, 82, 118].map((x) => (
        <g key={x} transform={`translate(${x} ${y})`}>
          {STEP}
        </g>
      ))}
      {within ? null : <circle cx="156" cy={y + 6} r="3.5" fill="var(--line-flow)" />}
    </>
  )
}

export function StarterDrawing({ id }: { id: string }) {
  return (
    <svg className="new-starter-drawing" viewBox="0 0 200 80" fill="none" aria-hidden="true">
      {DRAWINGS[id] ?? <Flow />}
    </svg>
  )
}
