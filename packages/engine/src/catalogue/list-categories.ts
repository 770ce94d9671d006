import { type Graph, listCategories as listCategoriesStatement, type RowOf } from '@wherefore/graph';

export type CategoryFacts = RowOf<typeof listCategoriesStatement>;

/** Every named category with the one it hangs under, in order of name. */
export const listCategories = (graph: Graph): Promise<CategoryFacts[]> =>
  graph.read(listCategoriesStatement, {});
