import { runApi } from './run-api.js';

void runApi(process.env);
