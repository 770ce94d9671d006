import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { DEFAULT_QUERY } from './default-query.js';
import { fetcher } from './fetcher.js';

const root = document.getElementById('root');
if (root === null) throw new Error('graphiql.html has no element with the id "root"');

createRoot(root).render(
  <GraphiQL fetcher={fetcher} defaultQuery={DEFAULT_QUERY} shouldPersistHeaders={false}>
    <GraphiQL.Logo>
      <a className="back" href="/">
        Wherefore
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
