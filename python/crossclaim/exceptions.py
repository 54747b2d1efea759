"""What crossclaim raises."""


class CrossclaimError(Exception):
    """Everything that crossclaim raises is one of these."""


class InputWarning(UserWarning):
    """An input was passed over; the message names it, and the mend."""


class InputError(CrossclaimError, ValueError):
    """An input cannot be read as articles; the message names it, the line, and the mend."""
