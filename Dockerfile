# The service on Node 24, as a user without rights, able to run on a read-only root: only /data is written.
FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY src ./src
COPY flows ./flows
COPY locales ./locales
# publishing plays them
COPY test/stories ./test/stories
# an image with a flow that would be refused at the start is not made, and what runs goes on
RUN node src/cli/micromba.ts check
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=64", "--expose-gc", "--import", "./src/compile-cache.js", "src/main.ts"]
