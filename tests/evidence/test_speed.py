"""Four times as many resources take about four times as long, with joins in both directions."""

import time

from tests.evidence.files import dump, instance, managed, read, state


def content(number: int) -> bytes:
    bucket, policy = "huaweicloud_obs_bucket", "huaweicloud_obs_bucket_policy"
    buckets = [instance({"bucket": f"b-{n}", "acl": "private"}, n) for n in range(number)]
    policies = [instance({"bucket": f"b-{n}", "policy": "{}"}, n) for n in range(number)]
    return dump(state(managed(bucket, *buckets), managed(policy, *policies)))


def seconds(file: bytes) -> float:
    start = time.process_time()
    assert read(file).report.skipped == ()
    return time.process_time() - start


def test_time_grows_with_the_size_only() -> None:
    small, large = content(500), content(4000)
    seconds(small)
    quick = min(seconds(small) for _ in range(3))
    assert seconds(large) < 40 * quick
