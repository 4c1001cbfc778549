# The server with the built app. See README, "In containers", for what of this was tested.
# The tests run on Node 20.20; any Node from 20.19 on should do: --build-arg NODE=22-bookworm-slim
ARG NODE=20-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json vite.config.ts index.html ./
COPY public public
COPY locales locales
COPY src src
RUN npm run build

FROM node:${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:${NODE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json ./
COPY locales locales
COPY src src
COPY --from=build /app/dist dist
# Volumes take over who owns these. /backups is apart on purpose: a copy beside the database dies with it (R4).
RUN mkdir -m 700 /data /backups && chown node:node /data /backups
USER node
VOLUME ["/data", "/backups"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/v1/health').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# Without npm or a shell between: the server itself hears SIGTERM, answers what it is answering, and closes its database.
STOPSIGNAL SIGTERM
CMD ["node", "--import", "tsx", "src/server/main.ts"]
