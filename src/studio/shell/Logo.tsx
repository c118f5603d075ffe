export function Logo() {
  return (
    <svg className="top-bar-logo" viewBox="0 0 20 20" width={20} height={20} role="img" aria-label="Pipeline Studio">
      <rect x="1" y="2" width="18" height="5" rx="2.5" fill="var(--accent)" />
      <rect x="1" y="12" width="7" height="6" rx="2" fill="var(--text)" />
      <rect x="12" y="12" width="7" height="6" rx="2" fill="var(--text)" />
      <path d="M4.5 7v5M15.5 7v5" stroke="var(--accent)" strokeWidth="1.5" />
    </svg>
  )
}
