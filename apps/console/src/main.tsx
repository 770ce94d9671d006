import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.js';
import { onSession } from './session/session.js';
import { SessionGate } from './session/session-gate.js';
import { Pages } from './shell/router.js';
import './theme/mantine.css';
import './theme/tokens.css';
import { theme } from './theme/theme.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

/** What one person has seen is not shown to the next. */
onSession(() => queryClient.clear());

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <SessionGate>
          <Pages />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
