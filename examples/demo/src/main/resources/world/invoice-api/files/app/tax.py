"""Tax rates, from those who know them."""

from decimal import Decimal

import requests

from config import settings


def rate_for(country):
    answer = requests.get(f"{settings.TAX_RATES_URL}/rates/{country}", timeout=5)
    answer.raise_for_status()
    return Decimal(answer.json()["standard"])
