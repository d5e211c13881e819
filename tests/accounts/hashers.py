"""Argon2 at its cheapest: the tests are about doors, not about how long a hash takes."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapHasher(Argon2PasswordHasher):
    algorithm = "argon2cheap"
    time_cost, memory_cost, parallelism = 1, 8, 1
