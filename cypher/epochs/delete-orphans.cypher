// Removes what learning left behind: vectors of products that are gone, and learned groups that no epoch has members of.
CALL () {
  MATCH (v:ContentVector) WHERE NOT EXISTS { MATCH (p:Product {id: v.id}) WHERE p.deleted IS NULL }
  DELETE v
}
CALL () {
  MATCH (s:Segment {source: 'learn'}) WHERE NOT EXISTS { (s)<-[:IN_SEGMENT]-() }
  DETACH DELETE s
}
