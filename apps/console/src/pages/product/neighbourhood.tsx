import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import { Panel } from '../../explanation/panel.js';
import type { KnownProduct, KnownRelation } from '../../operations/knowledge.js';
import { arrangeAround } from '../../path/arrange-around.js';

const SceneGraph = lazy(() => import('../../path/scene-graph.js'));

interface NeighbourhoodProps {
  readonly product: KnownProduct;
  readonly relations: readonly KnownRelation[];
}

/** What leads to a product and from it, drawn; everything in it is in the table below too. */
export function Neighbourhood({ product, relations }: NeighbourhoodProps) {
  const narrow = useMediaQuery('(max-width: 700px)', window.innerWidth <= 700, {
    getInitialValueInEffect: false,
  });
  const scene = useMemo(() => arrangeAround(product, relations), [product, relations]);
  if (narrow || scene.links.length === 0) return null;
  const shown = scene.nodes.length - 1;
  return (
    <Panel title="Neighbourhood" aside={<span>the strongest, both ways</span>}>
      <Suspense fallback={<Skeleton height={220} />}>
        <SceneGraph
          scene={scene}
          chosen={null}
          narrow={false}
          description={`${product.title} and ${shown} products that lead to it or that it leads to; the table below has them in words`}
        />
      </Suspense>
    </Panel>
  );
}
