import json, time
from tests.architecture import test_authz as T


def test_gen(cast, belongings):
    out = {}
    times = {}
    ad = list(T.addresses(belongings))
    import os

    roles = os.environ.get("ROLES_ONLY", "").split() or T.ROLES
    for role in roles:
        c = T.browser(cast, role)
        for name, path in ad:
            t = time.perf_counter()
            try:
                out.setdefault(name, []).append(c.get(path).status_code)
            except Exception as e:
                out.setdefault(name, []).append(f"{type(e).__name__} {e}"[:80])
            times[name] = times.get(name, 0) + time.perf_counter() - t
    T.Path("/tmp/matrix.json").write_text(json.dumps(out))
    for n, v in sorted(times.items(), key=lambda x: -x[1])[:25]:
        print(f"{v:.2f} {n}")
    print("total", sum(times.values()), len(ad))
    c = T.browser(cast, "py.reviewer")
    c.raise_request_exception = True
    c.get("/campaign/coverage/")
