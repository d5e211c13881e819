"""Words of the seven special-group ledgers, each its own."""

from django.db import models


class Away(models.TextChoices):
    BOTH = "both", "父母双方外出"
    ONE = "one", "一方外出，另一方无监护能力"
