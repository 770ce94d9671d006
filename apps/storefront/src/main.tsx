import { defineOffers } from '@wherefore/client/element';
import { WhereforeProvider } from '@wherefore/client/react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './shop.css';
import { client } from './visitor/visitor.js';

defineOffers(client);
createRoot(document.getElementById('root') ?? document.body).render(
  <WhereforeProvider client={client}>
    <App />
  </WhereforeProvider>,
);
