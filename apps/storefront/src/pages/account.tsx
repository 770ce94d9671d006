import { useEffect, useState } from 'react';
import { useLoaded } from '../api/use-loaded.js';
import { OfferRow } from '../offers/offer-row.js';
import { Page, Trouble, Wait } from '../shell/page.js';
import { useStore } from '../visitor/store.js';
import { client, demoCustomers, signedIn, signIn, signOut } from '../visitor/visitor.js';

export function Account() {
  const who = useStore(signedIn);
  return who === null ? <SignIn /> : <Mine key={who.customer} customer={who.customer} />;
}

function SignIn() {
  const { value, error, loading } = useLoaded('customers', demoCustomers);
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <Page title="Sign in">
      <p className="lead">This is a demo: be one of these customers, without a password.</p>
      {loading && <Wait />}
      {(error ?? failed) !== null && <Trouble error={error ?? failed ?? ''} />}
      {value?.length === 0 && <p className="notice">There are no demo customers here.</p>}
      <ul className="chips">
        {(value ?? []).map((customer) => (
          <li key={customer}>
            <button
              type="button"
              onClick={() => void signIn(customer).catch((why: unknown) => setFailed(String(why)))}
            >
              Be customer {customer}
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Mine({ customer }: { readonly customer: string }) {
  const [personal, setPersonal] = useState<boolean | null>(null);
  return (
    <Page title="Your account">
      <p>
        You are customer {customer}.{' '}
        <button type="button" onClick={signOut}>
          Sign out
        </button>
      </p>
      <ConsentSwitch personal={personal} onKnown={setPersonal} />
      {personal !== null && (
        <OfferRow
          key={String(personal)}
          request={{ placement: 'home', first: 4 }}
          heading={(personalised) =>
            personalised ? 'What we would suggest to you' : 'What we suggest to anybody'
          }
        />
      )}
    </Page>
  );
}

interface ConsentSwitchProps {
  readonly personal: boolean | null;
  onKnown(personal: boolean): void;
}

function ConsentSwitch({ personal, onKnown }: ConsentSwitchProps) {
  const [said, setSaid] = useState('');
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    client.consent().then(
      (known) => (known === null ? setSaid('We know nothing of you yet.') : onKnown(known)),
      (error: unknown) => setSaid(`This cannot be shown just now. ${String(error)}`),
    );
  }, []);
  const change = async (granted: boolean): Promise<void> => {
    setWaiting(true);
    try {
      const answer = await client.changeConsent({ granted });
      if (!answer.ok) return setSaid(answer.message);
      onKnown(granted);
      setSaid(answer.inEffect ? wordsFor(granted) : 'Noted. It will hold in a moment.');
    } catch (error) {
      setSaid(`That did not work: it is as it was. ${String(error)}`);
    } finally {
      setWaiting(false);
    }
  };
  return (
    <section className="panel" aria-labelledby="privacy">
      <h2 id="privacy">Your privacy</h2>
      <label className="check">
        <input
          type="checkbox"
          role="switch"
          checked={personal ?? false}
          disabled={personal === null || waiting}
          onChange={(event) => void change(event.target.checked)}
        />
        Use what I did here to choose what I see
      </label>
      <p className="soft">Without it you see what anybody would. You can change your mind at any time.</p>
      <p role="status">{said}</p>
    </section>
  );
}

const wordsFor = (granted: boolean): string =>
  granted ? 'Thank you. Offers follow what you do again.' : 'Done. From now on, offers know nothing of you.';
