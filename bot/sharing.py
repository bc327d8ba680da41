"""Sources that everybody hears: the operator's list, kept in step, and those added by hand. It asks no web."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from domain.model import Origin, Source, SourceKind
from ingest.urls import url_key
from storage.store import Store

_READ_FROM_A_LIST = (SourceKind.FEED, SourceKind.SECTION, SourceKind.SITEMAP, SourceKind.FOLDER)


def keep_listed(store: Store, listed: Sequence[Source]) -> None:
    """The sources of the operator's list, and none that an older list had. Call it in a transaction."""
    now = {source.id for source in listed}
    for source, _ in store.sources():
        if source.origin is Origin.LISTED and source.kind in _READ_FROM_A_LIST and source.id not in now:
            store.remove_source(source.id)
    for source in listed:
        store.put_source(source)
    _not_own(store, {url_key(source.url) for source in listed if source.kind is not SourceKind.FOLDER})


def share(store: Store, source: Source) -> None:
    """Everybody hears the source from now on. Call it in a transaction."""
    store.put_source(source)
    _not_own(store, {url_key(source.url)})


def _not_own(store: Store, keys: set[str]) -> None:
    """Places that followed these addresses as their own hear them as everybody does."""
    for own in [one for one, _ in store.sources() if one.own and url_key(one.url) in keys]:
        for place in store.follow_places(own.id):
            store.unfollow(place, own.id)


def added(kind: SourceKind, url: str, outlet: str, topics: Sequence[str] = ()) -> Source:
    """A source that the operator adds for all; the same address is the same source."""
    identity = f"added-{sha256(url.encode('utf-8', 'replace')).hexdigest()[:12]}"
    return Source(id=identity, kind=kind, url=url, outlet=outlet, topics=tuple(topics), origin=Origin.ADDED)


def shared_like(store: Store, url: str) -> Source | None:
    """The shared source at this address, if there is one."""
    key = url_key(url)
    shared = (source for source, _ in store.sources() if not source.own and source.url.startswith("http"))
    return next((source for source in shared if url_key(source.url) == key), None)
