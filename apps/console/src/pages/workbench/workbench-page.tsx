import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { WorkbenchQuery } from '../../operations/workbench.js';
import { Answered } from '../../shell/answered.js';
import { PageHead } from '../../shell/page-head.js';
import { BenchView } from './bench-view.js';

/** Asking the graph in Cypher, read-only. */
export default function WorkbenchPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['workbench'],
    queryFn: ({ signal }) => execute(WorkbenchQuery, {}, signal),
  });
  return (
    <>
      <PageHead
        title="Workbench"
        lead="Ask the graph in Cypher. Nothing can be changed from here, personal data is left out, and every run is written down."
      >
        {data === undefined ? null : (
          <a href={data.graphMeaning.browser} target="_blank" rel="noreferrer">
            Neo4j Browser
          </a>
        )}
      </PageHead>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Asking for the queries"
        height={300}
      >
        {(data) => <BenchView bench={data} />}
      </Answered>
    </>
  );
}
