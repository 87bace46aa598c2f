# docker build -t lintorg . && docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/repo:ro" lintorg scan /repo
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY lintorg lintorg
COPY rules rules
RUN python -m venv /opt/lintorg && /opt/lintorg/bin/pip install --no-cache-dir '.[report]'

FROM python:3.13-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/lintorg /opt/lintorg
ENV PATH="/opt/lintorg/bin:$PATH" \
    LINTORG_CACHE_DIR=/tmp/lintorg-cache
# Any other user works too: the image holds no home, and what is mined goes to the folder above.
USER 65532:65532
WORKDIR /repo
ENTRYPOINT ["lintorg"]
CMD ["--help"]
