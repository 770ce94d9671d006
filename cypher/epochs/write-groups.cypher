// Names learned groups of customers: those of one taste by the categories that they like.
UNWIND $rows AS row
MERGE (s:Segment {id: row.id})
SET s.source = 'learn', s.epoch = $epoch, s.at = datetime($at), s.description = row.description,
  s.name = CASE WHEN size(row.likes) = 0 THEN row.name
    ELSE row.name + ': ' + reduce(all = '', like IN row.likes | all + CASE all WHEN '' THEN '' ELSE ', ' END +
      coalesce(head([k IN COLLECT { MATCH (c:Category {id: like}) RETURN c.name } | k]), like)) END
