const STEPS = [28, 158, 288]

/** A step group in miniature: a service, its lifetime, the steps that call it. */
export function EmptyDrawing() {
  return (
    <svg width="440" height="176" viewBox="0 0 440 176" fill="none" aria-hidden="true">
      <rect x=".5" y=".5" width="439" height="175" rx="12" fill="var(--surface-lane)" stroke="var(--line-strong)" />
      <path d="M0 94.5h440" stroke="var(--line-strong)" strokeDasharray="3 4" />
      <path
        d="M128 37.5h286a6 6 0 0 1 6 6v7a6 6 0 0 1-6 6H128z"
        fill="var(--service-soft)"
        stroke="var(--service-line)"
      />
      <rect x="20" y="22" width="108" height="50" rx="8" fill="var(--surface-raised)" stroke="var(--line-strong)" />
      <rect x="30" y="34" width="26" height="26" rx="6" fill="var(--service-soft)" />
      <path d="M38 43h10M38 51h10" stroke="var(--service)" strokeWidth="2" strokeLinecap="round" />
      <rect x="64" y="38" width="40" height="6" rx="3" fill="var(--line-control)" />
      <rect x="64" y="50" width="52" height="5" rx="2.5" fill="var(--line-strong)" />
      <path d="M0 135h28M122 135h36M252 135h36M382 135h58" stroke="var(--line-flow)" strokeWidth="1.5" />
      <path d="M230 57v57M360 57v57" stroke="var(--service)" strokeWidth="1.5" />
      {STEPS.map((x) => (
        <g key={x}>
          <rect x={x} y="112" width="94" height="46" rx="8" fill="var(--surface-raised)" stroke="var(--line-strong)" />
          <rect x={x + 10} y="123" width="24" height="24" rx="6" fill="var(--surface-sunken)" />
          <rect x={x + 42} y="127" width="40" height="6" rx="3" fill="var(--line-control)" />
          <rect x={x + 42} y="138" width="28" height="5" rx="2.5" fill="var(--line-strong)" />
        </g>
      ))}
      <circle cx="230" cy="112" r="4" fill="var(--service)" stroke="var(--surface-lane)" strokeWidth="1.5" />
      <circle cx="360" cy="112" r="4" fill="var(--service)" stroke="var(--surface-lane)" strokeWidth="1.5" />
    </svg>
  )
}
