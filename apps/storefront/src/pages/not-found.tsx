import { Page } from '../shell/page.js';
import { Link } from '../shell/router.js';

export const NotFound = () => (
  <Page title="There is no such page">
    <p className="notice">
      It may have been sold for the last time. <Link to="/">To the shop</Link>
    </p>
  </Page>
);
