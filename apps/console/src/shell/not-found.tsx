import { Link } from '@tanstack/react-router';
import { Notice } from './notice.js';

/** An address that no page has. */
export const NotFound = () => (
  <Notice title="There is no such page" urgent>
    <p>
      Look at the address once more, or go to the <Link to="/">offers</Link>.
    </p>
  </Notice>
);
