import { z } from 'zod';

/** A turn of polling; or what a delivery could only point at and has to be read. It never carries personal data. */
export const SourceJob = z.discriminatedUnion('task', [
  z.object({ task: z.literal('reconcile'), source: z.string().min(1).max(60) }),
  z.object({
    task: z.literal('follow-up'),
    source: z.string().min(1).max(60),
    /** A sealed {@link FollowUp}, base64. */
    sealed: z.string(),
  }),
]);
export type SourceJob = z.infer<typeof SourceJob>;

/** Records to be read from a provider by id, and kinds of which all changes since an instant have to be read. */
export const FollowUp = z.object({
  refetch: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      reason: z.string(),
      /** It is said to be gone: if the provider does not have it, it is. */
      saidGone: z.literal(true).optional(),
    }),
  ),
  resync: z.array(z.object({ kind: z.string(), since: z.string(), reason: z.string() })),
});
export type FollowUp = z.infer<typeof FollowUp>;
