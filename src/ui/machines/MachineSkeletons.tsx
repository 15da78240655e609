/** Cards of the size of real ones, shown until the run has begun, so that nothing moves when the machines appear. */
export function MachineSkeletons({ count }: { readonly count: number }) {
  return (
    <div aria-hidden className="space-y-2">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="rounded-xl border border-line bg-panel px-3 pt-2 pb-2.5">
          <div className="flex h-6 items-center justify-between">
            <span className="placeholder h-3 w-20" />
            <span className="placeholder h-5 w-16" />
          </div>
          <div className="mt-1 h-8.5 space-y-0.5">
            <div className="placeholder h-4" />
            <div className="placeholder h-4" />
          </div>
          <div className="mt-1 h-4" />
          <div className="placeholder mt-1.5 h-6" />
        </div>
      ))}
    </div>
  );
}
