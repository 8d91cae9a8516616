/** Stands on every screen of a sandbox profile, open or locked. */
export function SandboxBadge() {
  return (
    <span
      title="Everything here is play money on chains of this computer."
      className="inline-block w-fit rounded-mark border border-wait px-2 text-small font-medium tracking-wide text-wait uppercase max-wide:px-1 max-wide:tracking-normal max-wide:normal-case"
    >
      Sandbox
    </span>
  );
}
