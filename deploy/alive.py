"""The health check of a web container: exits 0 when this container's own /livez answers 200."""

import os
import sys
import urllib.request

host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip()
request = urllib.request.Request(
    "http://127.0.0.1:8000/livez", headers={"Host": host, "X-Forwarded-Proto": "https"}
)
with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - a fixed http address
    sys.exit(answer.status != 200)
