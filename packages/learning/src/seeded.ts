export { seeded } from '@wherefore/experiments';
