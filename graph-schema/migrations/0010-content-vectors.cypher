// What products are described as, as vectors: likeness of products that nobody has bought yet.
CREATE CONSTRAINT content_vector_id IF NOT EXISTS FOR (n:ContentVector) REQUIRE n.id IS UNIQUE;
CREATE VECTOR INDEX content_vectors IF NOT EXISTS FOR (n:ContentVector) ON (n.embedding)
  OPTIONS {indexConfig: {`vector.dimensions`: 256, `vector.similarity_function`: 'cosine'}};
