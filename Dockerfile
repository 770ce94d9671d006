# syntax=docker/dockerfile:1
# One image for API, worker and command line; the command decides which. See docker-compose.yml.

# Only the manifests: dependencies are installed anew when one of them changes, not at every edit.
FROM node:20-slim AS manifests
WORKDIR /source
COPY . .
RUN mkdir /manifests && cp package-lock.json .npmrc /manifests/ \
  && find . -name package.json -exec cp --parents '{}' /manifests/ ';'

FROM node:20-slim AS build
ENV TURBO_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=manifests /manifests ./
# Not `npm ci`, for the reason given in apps/cli/bin/bootstrap.mjs.
RUN --mount=type=cache,target=/tmp/npm-cache npm install --no-save --no-audit --no-fund --cache /tmp/npm-cache
COPY . .
RUN npm run build && npm prune --omit=dev --no-save --no-audit --no-fund

FROM node:20-slim
ENV NODE_ENV=production \
  WHEREFORE_HOME=/var/lib/wherefore \
  WHEREFORE_LOG_DIR=/var/lib/wherefore/log
# A new named volume takes over the owner of the folder it is mounted on.
RUN install -d -o node -g node /var/lib/wherefore /var/lib/wherefore/log
WORKDIR /app
COPY --from=build /app ./
USER node
EXPOSE 4000
CMD ["node", "--max-semi-space-size=64", "apps/api/dist/main.js"]
