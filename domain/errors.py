"""The errors that people see. Expected outcomes (a feed that is gone, a chat that blocked us) are values, not these.

BriefingError
├── SettingsError     a setting is wrong or unknown               exit 2
├── InputError        a file or argument cannot be used           exit 2
├── StoreError        the database cannot be opened or written    exit 74
│   ├── NewerSchema   it was written by a newer version           exit 74
│   ├── Full          the disk has no room                        exit 74
│   └── Damaged       its file is not whole any more              exit 74
│       └── NoCopy    and there is no whole copy of it            exit 65
├── Busy              another instance holds the lock             exit 75
├── TokenRefused      Telegram does not accept the token          exit 78
├── OtherInstance     another host polls with the same token      exit 75
└── Silent            nothing is heard from Telegram any more     exit 70
"""


class BriefingError(Exception):
    """A sentence a person understands, and the exit code of the command that ends with it."""

    exit_code = 1


class SettingsError(BriefingError):
    """A setting is wrong or unknown."""

    exit_code = 2


class InputError(BriefingError):
    """A file or an argument cannot be used."""

    exit_code = 2


class StoreError(BriefingError):
    """The database cannot be opened or written."""

    exit_code = 74


class NewerSchema(StoreError):
    """The database was written by a newer version of this program."""


class Damaged(StoreError):
    """The file of the database is not whole any more. The next `run` puts the newest whole copy in its place."""


class Full(StoreError):
    """The disk has no room; nothing of the change was kept."""


class NoCopy(Damaged):
    """There is no whole copy that could be put in place of a damaged database."""

    exit_code = 65


class Busy(BriefingError):
    """Another instance runs on the same data folder."""

    exit_code = 75


class TokenRefused(BriefingError):
    """Telegram does not accept the token."""

    exit_code = 78


class OtherInstance(BriefingError):
    """Another host asks Telegram for updates with the same token."""

    exit_code = 75


class Silent(BriefingError):
    """Polls neither succeed nor fail any more: a new process may help."""

    exit_code = 70
