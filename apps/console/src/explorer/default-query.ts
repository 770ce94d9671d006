/** What the explorer opens with: offers for a visitor, each with the paths that earned it. */
export const DEFAULT_QUERY = `# Offers, and the graph paths that earned them.
# Add customer: "...", viewing: "..." or cart: ["..."] to change the situation.
query Offers {
  offers(input: { placement: "home", first: 5 }) {
    ... on RequestRefused {
      code
      message
    }
    ... on OfferList {
      id
      epoch
      candidates
      personalised
      notes
      degraded
      empty {
        code
        message
      }
      offers {
        rank
        score
        propensity
        product {
          id
          title
        }
        because {
          headline
          contributions {
            label
            value
            coefficient
            weight
            strength
          }
          paths {
            text
            contribution
            nodes {
              label
              id
              name
            }
            relationships {
              type
              from
              to
              properties {
                name
                value
              }
            }
          }
          cypher {
            browser
            browserUrl
          }
        }
      }
    }
  }
}
`;
