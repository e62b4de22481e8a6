"""The live process: a raw ASGI application that knows PostgreSQL and nothing of the pages.

It imports no Django, so a crowd that joins at once costs a dictionary look-up each.
"""
