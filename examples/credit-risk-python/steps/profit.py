"""What a decision earns: 8 % of a loan that is repaid, less 60 % of one that is not, nothing for one that was declined."""


def profit_of(decisions):
    """Takes (amount, defaulted, declined). Whole euros are enough, and make the sum independent of its order."""
    return sum(0 if declined else round(-0.6 * amount if defaulted else 0.08 * amount) for amount, defaulted, declined in decisions)
