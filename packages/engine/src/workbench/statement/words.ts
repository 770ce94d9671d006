const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words a statement may not use as such: they write, leave the graph, or manage the server. */
export const FORBIDDEN: ReadonlySet<string> = words(`
  create merge set delete detach nodetach remove foreach insert load csv use show terminate alter drop grant deny revoke
  rename enable dryrun deallocate reallocate profile explain cypher using transactions commit let filter finish next
`);

/** What a statement may begin with. */
export const BEGINNINGS: ReadonlySet<string> = words('match optional with unwind return call');

/** Words that may stand before a list or an expression in parentheses; for that they may not be anybody's name. */
export const BEFORE_EXPRESSIONS: ReadonlySet<string> = words(`
  match where and or xor not in return with unwind distinct by case when then else skip limit contains shortest
`);

/** Functions over `x IN list`; some of the words also choose among paths. */
export const QUANTIFIERS: ReadonlySet<string> = words('any all none single');

export const SUBQUERIES: ReadonlySet<string> = words('exists count collect');

/** Functions that only compute, in lower case. What is not here cannot be called. */
export const FUNCTIONS: ReadonlySet<string> = words(`
  abs ceil floor round sign e exp log log10 sqrt acos asin atan atan2 cos cot degrees haversin pi radians sin tan isnan rand
  avg collect count max min percentilecont percentiledisc stdev stdevp sum
  char_length character_length coalesce elementid id startnode endnode head last tail length size type labels keys nodes
  relationships range reverse isempty nullif exists any all none single shortestpath allshortestpaths valuetype randomuuid
  toboolean tobooleanornull tobooleanlist tofloat tofloatornull tofloatlist tointeger tointegerornull tointegerlist
  tostring tostringornull tostringlist tolower toupper lower upper left right trim ltrim rtrim btrim split substring replace
  date date.truncate datetime datetime.truncate datetime.fromepoch datetime.fromepochmillis localdatetime
  localdatetime.truncate time time.truncate localtime localtime.truncate duration duration.between duration.inmonths
  duration.indays duration.inseconds vector.similarity.cosine vector.similarity.euclidean
`);

/** Procedures that only read what the workbench shows anyway. */
export const PROCEDURES: ReadonlySet<string> = words(`
  db.labels db.relationshiptypes db.propertykeys db.schema.visualization db.index.fulltext.querynodes
  db.index.vector.querynodes
`);
