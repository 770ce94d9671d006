/**
 * A camping shop small enough to know by heart: tents go with pegs and stoves, stoves with gas, which is sold out and
 * bought again every 30 days. `e2` is current, `e1` was; what was learned goes to 1 November 2026.
 */
export const TOY_WORLD: readonly string[] = [
  `CREATE (:Epoch {id: 'e1', status: 'previous', at: datetime('2026-10-01'), publishedAt: datetime('2026-10-01')})
   CREATE (:Epoch {id: 'e2', status: 'current', at: datetime('2026-11-02'), until: datetime('2026-11-01'),
     publishedAt: datetime('2026-11-02')})`,
  `UNWIND [['tent', 'Tent', 100, 9], ['pegs', 'Tent pegs', 10, 50], ['stove', 'Stove', 50, 5], ['gas', 'Gas', 8, 0],
     ['socks', 'Socks', 5, 20], ['dome', 'Dome tent', 180, 3]] AS row
   CREATE (:Product {id: row[0], title: row[1], price: toFloat(row[2]), stock: toFloat(row[3]), active: true,
     source: 'commerce', stamp: '0000000000000000|2026-10-01T00:00:00.000Z|p'})`,
  `CREATE (:Product {id: 'nameless'})`,
  `UNWIND [['camping', 'Camping', ['tent', 'pegs', 'dome']], ['cooking', 'Cooking', ['stove', 'gas']]] AS row
   CREATE (g:Category {id: row[0], name: row[1]})
   WITH g, row MATCH (p:Product) WHERE p.id IN row[2] CREATE (p)-[:IN_CATEGORY {source: 'commerce'}]->(g)`,
  `UNWIND [['Peak', ['tent', 'pegs', 'dome']], ['Blaze', ['stove', 'gas']]] AS row
   CREATE (b:Brand {id: row[0], name: row[0]})
   WITH b, row MATCH (p:Product) WHERE p.id IN row[1] CREATE (p)-[:OF_BRAND {source: 'commerce'}]->(b)`,
  `MATCH (a:Product {id: 'tent'}) MATCH (b:Product {id: 'dome'}) CREATE (a)-[:UPGRADES_TO]->(b)`,
  `CREATE (b:Bundle {id: 'kit', title: 'Cooking kit'})
   WITH b MATCH (p:Product) WHERE p.id IN ['stove', 'gas'] CREATE (b)-[:CONTAINS {quantity: 1.0}]->(p)`,
  `UNWIND [['e2', 'tent', 'pegs', 0.6, 3.0, 0.7, 20], ['e2', 'pegs', 'tent', 0.5, 3.0, 0.6, 20],
     ['e2', 'tent', 'stove', 0.3, 2.0, 0.4, 12], ['e2', 'stove', 'gas', 0.7, 4.0, 0.8, 30],
     ['e2', 'gas', 'stove', 0.6, 4.0, 0.7, 30], ['e1', 'tent', 'pegs', 0.5, 3.0, 0.6, 18],
     ['e1', 'tent', 'socks', 0.2, 1.5, 0.2, 9]] AS row
   MATCH (a:Product {id: row[1]}) MATCH (b:Product {id: row[2]})
   CREATE (a)-[:COMPLEMENTS {weight: row[3], lift: row[4], confidence: row[5], support: 0.1, n: row[6],
     source: 'learn:baskets', epoch: row[0]}]->(b)`,
  `MATCH (g:Product {id: 'gas'}) CREATE (g)-[:FOLLOWED_BY {probability: 0.6, medianGapDays: 30.0, n: 40,
     source: 'learn:repeats', epoch: 'e2'}]->(g)`,
  `CREATE (:Segment {id: 'campers', name: 'Campers'})`,
  `UNWIND [['Segment', 'everyone', 'tent', 0.4, 40, 1], ['Segment', 'everyone', 'pegs', 0.2, 20, 2],
     ['Segment', 'campers', 'tent', 0.6, 24, 1], ['Segment', 'campers', 'stove', 0.5, 20, 2],
     ['Category', 'camping', 'pegs', 0.3, 20, 1], ['Brand', 'Peak', 'pegs', 0.3, 20, 1]] AS row
   MATCH (g) WHERE row[0] IN labels(g) AND g.id = row[1] MATCH (p:Product {id: row[2]})
   CREATE (g)-[:TOP_SELLER {share: row[3], weight: row[3], buyers: row[4], rank: row[5], source: 'learn:top-sellers',
     epoch: 'e2'}]->(p)`,
  `UNWIND ['ann', 'bob', 'cat', 'dan', 'eve'] AS id CREATE (:Customer {id: id, pseudonym: 'p_' + id})
   WITH collect(id) AS ids
   MATCH (d:Customer {id: 'dan'}) CREATE (any:Channel {id: 'any'})
   CREATE (d)-[:CONSENT {purpose: 'marketing', granted: false, at: datetime('2026-10-03'), source: 'crm'}]->(any)
   WITH d MATCH (a:Customer {id: 'ann'}) MATCH (s:Segment {id: 'campers'})
   CREATE (a)-[:IN_SEGMENT {since: datetime('2026-09-01'), at: datetime('2026-09-01'), source: 'crm'}]->(s)`,
  `UNWIND [['ann', 0.9, 1.2, 300.0], ['bob', 0.2, 0.1, 40.0], ['cat', 0.5, 0.2, 10.0], ['dan', 0.1, 0.1, 90.0]] AS row
   MERGE (s:Segment {id: 'learned-regulars'}) SET s.name = 'Regulars', s.source = 'learn'
   WITH s, row MATCH (c:Customer {id: row[0]})
   CREATE (c)-[:IN_SEGMENT {score: 1.0, alive: row[1], orders: row[2], nextDays: 20.0, value: row[3], priceLevel: 0.4,
     source: 'learn:groups', epoch: 'e2'}]->(s)`,
  `UNWIND [['ann', 'tent', '2026-10-20'], ['bob', 'tent', '2026-10-10'], ['bob', 'pegs', '2026-10-10'],
     ['cat', 'tent', '2026-10-11'], ['dan', 'tent', '2026-10-12'], ['eve', 'dome', '2026-10-13'],
     ['eve', 'tent', '2026-09-13'], ['eve', 'gas', '2026-09-20'], ['bob', 'gas', '2026-10-25'],
     ['ann', 'gas', '2026-07-01'], ['dan', 'gas', '2026-09-20']] AS row
   MATCH (c:Customer {id: row[0]}) MATCH (p:Product {id: row[1]})
   CREATE (c)-[:PURCHASED {count: 1, units: 1.0, spend: p.price, firstAt: datetime(row[2]), lastAt: datetime(row[2]),
     lastOrder: 'o1', source: 'commerce'}]->(p)`,
  `MATCH (c:Customer {id: 'cat'}) MATCH (p:Product {id: 'tent'})
   CREATE (c)-[:RETURNED {count: 1, units: 1.0, spend: 100.0, firstAt: datetime('2026-10-14'),
     lastAt: datetime('2026-10-14'), lastOrder: 'r1', source: 'commerce'}]->(p)
   CREATE (:Order {id: 'o1', kind: 'order', at: datetime('2026-10-31'), source: 'commerce', products: ['tent']})`,
  `UNWIND [['t1', 'ann', 'open', 'broken pole'], ['t2', 'bob', 'solved', 'colour'], ['t3', 'cat', 'pending', 'leaks']] AS row
   MATCH (c:Customer {id: row[1]}) MATCH (p:Product {id: 'tent'})
   CREATE (c)-[:RAISED]->(:Ticket {id: row[0], status: row[2], topic: row[3], at: datetime('2026-10-21'),
     source: 'support'})-[:ABOUT]->(p)`,
  `CREATE (k:Campaign {id: 'autumn', name: 'Autumn sale'})
   WITH k MATCH (c:Customer) WHERE c.id IN ['ann', 'bob']
   CREATE (c)-[:RECEIVED {count: 2, lastAt: datetime('2026-10-02'), source: 'crm'}]->(k)
   WITH DISTINCT k MATCH (c:Customer) WHERE c.id IN ['ann', 'eve']
   CREATE (c)-[:REDEEMED {count: 1, lastAt: datetime('2026-10-05'), source: 'crm'}]->(k)`,
  `UNWIND [['q1', 'no id', 'held', 'a.csv:1'], ['q2', 'no id', 'held', 'a.csv:7'], ['q3', 'bad date', 'replayed', 'a.csv:9']] AS row
   CREATE (:Quarantine {id: row[0], source: 'crm', reason: row[1], state: row[2], position: row[3], count: 2,
     firstSeen: datetime('2026-10-01'), lastSeen: datetime('2026-10-02'), original: ''})`,
];
