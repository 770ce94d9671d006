import { loadCategories } from '../api/catalogue.js';
import { useLoaded } from '../api/use-loaded.js';
import { OfferRow } from '../offers/offer-row.js';
import { Picture } from '../picture/picture.js';
import { Page } from '../shell/page.js';
import { Link } from '../shell/router.js';

export function Home() {
  return (
    <Page title="Good things, and why">
      <p className="lead">Everything we suggest says why. Ask any offer: “Why this?”</p>
      <OfferRow
        request={{ placement: 'home', first: 8 }}
        heading={(personalised) => (personalised ? 'Chosen for you' : 'Liked by many')}
      />
      <Departments />
    </Page>
  );
}

function Departments() {
  const { value } = useLoaded('categories', loadCategories);
  const tops = (value ?? []).filter(({ parent }) => parent === null);
  if (tops.length === 0) return null;
  return (
    <nav aria-label="Departments" className="row">
      <h2>Departments</h2>
      <ul className="tiles">
        {tops.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/categories/${encodeURIComponent(id)}`}>
              <Picture product={{ title: name, categories: [{ id, name }] }} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
