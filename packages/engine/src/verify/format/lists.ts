import { EntityId } from '@wherefore/contracts';
import { z } from 'zod';

/** A list that may be written as the one thing it holds. */
export const oneOrMore = <S extends z.ZodType>(item: S) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(item));

/** Ids; one may be written without brackets. Numbers that YAML reads into an id are text again. */
export const Id = z.preprocess((given) => (typeof given === 'number' ? String(given) : given), EntityId);
export const Ids = oneOrMore(Id);

/** An object that may be left empty. */
export const orEmpty = <S extends z.ZodType>(shape: S) =>
  z.preprocess((given) => (given === null ? {} : given), shape);

/** Things by id. */
export const byId = <S extends z.ZodType>(thing: S) => z.record(EntityId, thing);
