# Two stages: what builds stays behind; what runs has production's packages, the built files and no root.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install --no-save --include=dev --ignore-scripts --no-fund --no-audit
COPY . .
RUN node tools/generate.ts && node tools/build.ts

FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
# Prisma's command and TypeScript, which are optional to its client, are half of all packages.
RUN npm ci --omit=dev --omit=optional --omit=peer --ignore-scripts --no-fund --no-audit
# What reads pictures is an optional package too, another one for every platform.
COPY --from=build /app/node_modules/@img node_modules/@img
COPY --from=build /app/dist dist
# SQLite's place. A volume that is mounted there must belong to the user `node`, as Docker's own do.
RUN install -d -o node -g node -m 700 /data
VOLUME /data
USER node
ENV NODE_ENV=production DATABASE_URL=file:/data/picanova.db PORT=3000 MALLOC_MMAP_THRESHOLD_=1048576
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The flags of tools/node-flags.mjs, by which `npm start` starts it too.
CMD ["node", "--max-semi-space-size=32", "--max-old-space-size=1024", "dist/web/main.js"]
