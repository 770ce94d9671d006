import { listFeeds, loadContracts } from '@wherefore/engine';
import { Command } from 'commander';
import { feedTable } from '../print/feed.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

export function feedsCommand(): Command {
  return new Command('feeds')
    .description('Every feed: what came in the last hour, how fresh it is, what it promises, what waits')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async ({ graph, queue }) => {
        const { feeds, backlog, profiles } = await queue();
        const now = new Date();
        const states = await listFeeds({ feeds, backlog, profiles }, await loadContracts(graph), now);
        for (const line of feedTable(states)) screen.say(line);
        for (const { source, findings } of states)
          for (const finding of findings) screen.say(`${source}: ${finding}`);
        screen.result({ feeds: states, backlog: await backlog.read(now) });
      });
    });
}
