import { messageOf } from '@wherefore/contracts';
import { describeConfig } from '@wherefore/config';
import { describeSystem } from '@wherefore/engine';
import { migrationStatus } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import { Command } from 'commander';
import pc from 'picocolors';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { runningStack } from '../stack/stack-file.js';
import { type CommandParts, withParts } from '../stack/parts.js';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do, where it is not well. */
  readonly advice: string | null;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check that everything is in place, and say what to do where it is not')
    .option('--config', 'also print the configuration, secrets masked')
    .option('--json', 'print the result as JSON')
    .action(async (options: { config?: true; json?: true }) => {
      const screen = createScreen(options.json === true);
      const findings = await examine();
      for (const { check, ok, detail, advice } of findings) {
        screen.say(`${ok ? pc.green('ok  ') : pc.red('FAIL')} ${check.padEnd(16)} ${detail}`);
        if (!ok && advice !== null) screen.say(`     ${' '.repeat(16)} ${advice}`);
      }
      if (options.config === true) {
        for (const { name, value, about } of describeConfig(commandConfig()))
          screen.say(`${name}=${value}  ${pc.dim(about)}`);
      }
      screen.result(findings);
      if (findings.some(({ ok }) => !ok)) process.exitCode = 6;
    });
}

async function examine(): Promise<Finding[]> {
  const findings: Finding[] = [];
  const stack = runningStack();
  findings.push({
    check: 'stack',
    ok: true,
    detail: stack === null ? 'not running here' : `running, API at ${stack.api}`,
    advice: null,
  });
  try {
    await withParts(commandConfig(), async (parts) => {
      findings.push({
        check: 'graph',
        ok: true,
        detail: `answers at ${parts.config.NEO4J_URI}`,
        advice: null,
      });
      findings.push(...(await examineParts(parts)));
    });
  } catch (error) {
    findings.push({
      check: 'connection',
      ok: false,
      detail: messageOf(error),
      advice: 'Start everything with `npm start`.',
    });
  }
  return findings;
}

async function examineParts(parts: CommandParts): Promise<Finding[]> {
  const { graph } = parts;
  const queue = await parts.queue();
  const pending = (await migrationStatus(graph)).filter(({ state }) => state !== 'applied');
  const durable = await queue.assertDurable().then(() => null, messageOf);
  const state = await describeSystem({ graph, queue });
  const log = await (await parts.log()).counts();
  const held = state.quarantine.reduce((sum, { records }) => sum + records, 0);
  const { workers, waiting, failed } = state.queue;
  return [
    finding('migrations', pending.length === 0, [
      pending.length === 0 ? 'all applied' : `${pending.length} pending`,
      'Run `wherefore migrate`.',
    ]),
    finding('redis', durable === null, [
      durable ?? 'keeps what it accepts',
      'Start Redis with appendonly yes and maxmemory-policy noeviction.',
    ]),
    finding('worker', workers > 0, [
      `${workers} connected, ${waiting} batches waiting`,
      'Events are accepted but not applied: start the worker.',
    ]),
    finding('failed batches', failed === 0, [
      `${failed}`,
      'Look at the job dashboard, /jobs; they are kept and can be retried there.',
    ]),
    finding('epoch', state.epoch !== null, [
      state.epoch?.id ?? 'none',
      'Import data, then run `wherefore learn`.',
    ]),
    finding('log', true, [logText(log), '']),
    finding('quarantine', true, [`${held} records held`, '']),
  ];
}

function logText(log: Awaited<ReturnType<EventLog['counts']>>): string {
  const span =
    log.firstOccurredAt === null
      ? ''
      : `, ${log.firstOccurredAt.slice(0, 10)} to ${(log.lastOccurredAt ?? '').slice(0, 10)}`;
  return `${log.events.toLocaleString('en')} events in ${log.files} files, ${(log.bytes / 1e6).toFixed(1)} MB${span}`;
}

const finding = (check: string, ok: boolean, [detail, advice]: readonly [string, string]): Finding => ({
  check,
  ok,
  detail,
  advice: ok ? null : advice,
});
