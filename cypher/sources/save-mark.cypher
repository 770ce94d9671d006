// Notes how far a kind of a source has been read. A reading that was not complete leaves the mark where it is.
MERGE (s:Source {id: $name + '/' + $kind})
SET s.name = $name, s.kind = $kind, s.mark = coalesce($mark, s.mark), s.listed = coalesce($listed, s.listed),
  s.at = datetime($at), s.report = $report
