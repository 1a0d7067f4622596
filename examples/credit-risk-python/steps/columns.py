"""What `applications` declares, once more: bodies that are built in read it from the specs."""

from datetime import datetime


def moment(text):
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")


def truth(text):
    if text not in ("true", "false"):
        raise ValueError("neither true nor false")


# name: how it is read, whether it may be absent, what it may be
APPLICATIONS = {
    "application_id": (str, False, None),
    "customer_id": (str, False, None),
    "applied_at": (moment, False, None),
    "loaded_at": (moment, False, None),
    "amount": (float, False, lambda value: 500 <= value <= 75000),
    "income": (float, False, lambda value: value >= 0),
    "term_months": (int, False, lambda value: 6 <= value <= 84),
    "channel": (str, False, lambda value: value in ("branch", "web", "broker")),
    "email": (str, True, None),
    "sex": (str, False, lambda value: value in ("f", "m")),
    "age": (int, False, lambda value: 18 <= value <= 100),
    "defaulted": (truth, False, None),
}
