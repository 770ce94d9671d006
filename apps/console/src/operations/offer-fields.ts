/** What the console asks of an offer, with every contribution to its score; its reader is `Offer` in `offer-model.ts`. */
export const OFFER_FIELDS = /* GraphQL */ `
  fragment OfferFields on Offer {
    rank
    intent
    score
    propensity
    value
    priority
    pinnedBy
    explored
    price {
      amount
      currency
    }
    discounts {
      rule
      percent
    }
    levers {
      rule
      name
      factor
      owner
      expiresAt
    }
    product {
      id
      title
      brand
    }
    because {
      headline
      cypher @include(if: $cypher) {
        statement
        parameters
        browser
        browserUrl
      }
      contributions {
        kind
        source
        label
        value
        coefficient
        weight
        strength
        path {
          text
          nodes {
            label
            id
            name
          }
          relationships {
            type
            from
            to
            source
            epoch
            at
            properties {
              name
              value
            }
          }
        }
      }
    }
  }
`;

/** What the console asks of a list that was decided or supposed; its reader is `OfferList` in `offers.ts`. */
export const LIST_FIELDS = /* GraphQL */ `
  fragment ListFields on OfferList {
    id
    at
    placement
    epoch
    rules
    personalised
    candidates
    notes
    degraded
    empty {
      code
      message
    }
    refused {
      productId
      rule
      reason
      by
    }
    funnel {
      sources {
        name
        count
      }
      candidates
      examined
      refused {
        name
        count
      }
      eligible
      shown
    }
    bundles {
      id
      title
      headline
      score
      price {
        amount
        currency
      }
      saving {
        amount
        currency
      }
      parts {
        quantity
        held
        product {
          id
          title
        }
      }
    }
    offers {
      ...OfferFields
    }
  }
  ${OFFER_FIELDS}
`;
