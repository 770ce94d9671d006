// Replaces the words of entries of the audit trail and of saved queries.
CALL () {
  UNWIND $rows AS row
  WITH row WHERE row.label = 'Audit'
  MATCH (a:Audit {id: row.id})
  SET a.before = row.before, a.after = row.after, a.why = row.why, a.who = row.who
  RETURN count(*) AS changed
  UNION ALL
  UNWIND $rows AS row
  WITH row WHERE row.label = 'SavedQuery'
  MATCH (s:SavedQuery {id: row.id})
  SET s.statement = row.before, s.parameters = row.after, s.title = row.why, s.about = row.who
  RETURN count(*) AS changed
}
RETURN sum(changed) AS changed
