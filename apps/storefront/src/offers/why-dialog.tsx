import type { Offer, OfferList } from '@wherefore/client';
import { useWherefore } from '@wherefore/client/react';
import { useEffect, useId, useRef } from 'react';

interface WhyDialogProps {
  readonly offer: Offer;
  readonly list: OfferList;
  onClose(): void;
  onDismiss(): void;
}

/** Why something is offered: the sentence, and what led from the visitor to it. */
export function WhyDialog({ offer, list, onClose, onDismiss }: WhyDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const client = useWherefore();
  useEffect(() => dialog.current?.showModal(), []);
  const { product, because } = offer;
  const dismiss = (): void => {
    if (list.id !== null) client.track({ type: 'DISMISSED', decision: list.id, product: product.id });
    dialog.current?.close();
    onDismiss();
  };
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={onClose}>
      <h3 id={title}>{product.title}</h3>
      <p>{because.headline}</p>
      {because.firstPath !== null && (
        <>
          <h4>How we got here</h4>
          <ol className="path">
            {because.firstPath.nodes.map((node, at) => (
              <li key={`${at}-${node.id}`}>{node.name}</li>
            ))}
          </ol>
        </>
      )}
      <div className="actions">
        <button type="button" onClick={dismiss}>
          Not for me
        </button>
        <button type="button" autoFocus onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}
