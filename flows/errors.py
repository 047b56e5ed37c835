"""What can go wrong between us and the world."""

from extractors.errors import CounterclaimError, InputError


class SettingsError(InputError):
    """The settings file or a setting in it cannot be used."""


class SourceError(InputError):
    """A source names nothing that can be read: no such file, no feed, an empty folder."""


class FetchError(InputError):
    """An address did not give what was asked of it."""


class GuardedAddressError(FetchError):
    """An address leads into a network that is not to be reached from here."""


class SecretError(CounterclaimError):
    """A webhook secret that is not of the form that Standard Webhooks prescribe."""


class DemoError(CounterclaimError):
    """The demo's flow did not come to its end."""
