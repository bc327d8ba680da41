"""What can be wrong with a source, as a closed list of values. The words for people are `bot/words`'s."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TroubleKind(StrEnum):
    """One thing that can be wrong; `trouble-<value>` is its key in the catalogue of words."""

    # the address
    ADDRESS = "address"  # no web address at all
    PRIVATE = "private"  # inside a private network, or on a port that is not read
    NO_SITE = "no-site"  # the name is unknown
    # the way there
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    NOT_HTTP = "not-http"
    SLOW = "slow"  # number: seconds
    BROKEN_OFF = "broken-off"
    LARGE = "large"  # number: MiB
    PACKED = "packed"  # an encoding that was not asked for
    NOWHERE = "nowhere"  # a redirect without an address
    LOOP = "loop"  # redirects without an end
    # what the server said
    PASSWORD = "password"  # noqa: S105 - 401, the name of a kind
    REFUSED = "refused"  # 403
    CHALLENGE = "challenge"  # a page that only a browser passes
    MISSING = "missing"  # 404
    LOST = "lost"  # 404 for so long that it is not asked again until somebody says so
    GONE = "gone"  # 410: likewise
    BUSY = "busy"  # 429
    STATUS = "status"  # number: any other HTTP status
    ROBOTS = "robots"  # robots.txt does not want its pages read
    HELD = "held"  # the site asked for silence a while ago, and has it
    # what came
    WEB_PAGE = "web-page"  # HTML where a feed was
    NOT_FEED = "not-feed"
    DAMAGED = "damaged"  # a feed or sitemap that is broken beyond reading
    HARD = "hard"  # the reader was stopped: too slow, too large, or it crashed
    NO_SITEMAPS = "no-sitemaps"  # an index, none of whose sitemaps could be read
    NO_LINKS = "no-links"  # a page that lists no articles
    NOTHING = "nothing"  # a page, but no feed on it and no list of articles
    # files
    NO_FOLDER = "no-folder"
    FOLDER = "folder"  # it is there and cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is wrong. `number` is the HTTP status, seconds or MiB where the kind has one, else 0."""

    kind: TroubleKind
    number: int = 0
