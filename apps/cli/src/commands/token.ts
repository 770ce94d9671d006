import { CustomerId, type Role, ROLES, WhereforeError } from '@wherefore/contracts';
import { createKeyring, issueToken } from '@wherefore/engine';
import { Command, Option } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { lifetimeOf } from './lifetime.js';

interface TokenOptions {
  readonly role: Role[];
  readonly customer?: string;
  readonly subject: string;
  readonly ttl: number;
  readonly json?: true;
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('Issue an access token, signed with the master key of the product')
    .addOption(new Option('--role <role...>', 'what it is for').choices(ROLES).makeOptionMandatory())
    .option('-c, --customer <id>', 'the one customer it may act for')
    .option('--subject <name>', 'whom it stands for, in audit trails', 'command line')
    .option('--ttl <time>', 'how long it is good for, e.g. 30m, 8h or 90d', lifetimeOf, lifetimeOf('8h'))
    .option('--json', 'print the result as JSON')
    .action((options: TokenOptions) => {
      const screen = createScreen(options.json === true);
      const now = new Date();
      const grant = {
        subject: options.subject,
        roles: options.role,
        customer: customerOf(options.customer),
        lifetime: options.ttl,
      };
      const token = issueToken(createKeyring(commandConfig().WHEREFORE_SECRET), grant, now);
      screen.say(token);
      const expiresAt = new Date(now.getTime() + options.ttl * 1000).toISOString();
      screen.result({ token, roles: options.role, customer: options.customer ?? null, expiresAt });
    });
}

function customerOf(given: string | undefined): string | undefined {
  const parsed = CustomerId.optional().safeParse(given);
  if (!parsed.success)
    throw new WhereforeError('BAD_INPUT', `--customer: ${parsed.error.issues[0]?.message ?? ''}`);
  return parsed.data;
}
