// The group every visitor is in: what it favours is what the shop as a whole buys.
MERGE (s:Segment {id: 'everyone'}) ON CREATE SET s.name = 'All shoppers', s.source = 'wherefore',
  s.description = 'Every visitor, known or not. Holds no members; stands for the whole shop.';
