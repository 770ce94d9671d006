// The floor: the API itself, process and all, but `offers` is answered from one recorded constant.
import { readFileSync } from 'node:fs';
import { buildApiSchema, runApi } from '@wherefore/api';

const recorded: unknown = JSON.parse(readFileSync(process.env['WHEREFORE_BENCH_ANSWER'] ?? '', 'utf8'));
const schema = buildApiSchema();
const offers = schema.getQueryType()?.getFields()['offers'];
if (offers === undefined) throw new Error('the schema has no query "offers"');
offers.resolve = () => recorded;
void runApi(process.env, { schema });
