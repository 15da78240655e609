/** The mark: three timeslices on two lanes. */
export function Logo() {
  return (
    <svg viewBox="0 0 22 22" aria-hidden className="size-6 shrink-0">
      <rect width="22" height="22" rx="5.5" className="fill-accent" />
      <g className="fill-on-accent">
        <rect x="4.5" y="5" width="7" height="3" rx="1.5" />
        <rect x="9" y="9.5" width="8.5" height="3" rx="1.5" opacity="0.85" />
        <rect x="4.5" y="14" width="5.5" height="3" rx="1.5" opacity="0.7" />
      </g>
    </svg>
  );
}
