"""Whether what is kept from earlier runs is believed."""

from __future__ import annotations

from lintorg.mine.locate import GitDirectory
from lintorg.mine.programs import checkout_here
from lintorg.model.options import Mining
from lintorg.store.location import UnsafeCache, refuse_unsafe_cache


def is_believed(mining: Mining, source: GitDirectory) -> bool:
    """Tell whether the cache may be read and written for a repository; that it is refused is said once."""
    if not mining.cache or mining.failures:
        return False
    checkouts = (source.work_tree, source.own, source.common, checkout_here())
    try:
        refuse_unsafe_cache(filter(None, checkouts))
    except UnsafeCache as error:
        mining.warn(f"the cache is refused: {error}; going on without it")
        mining.failures.append(error)
        return False
    return True
