from hypothesis import settings

# A busy machine is no failure, and tests/cli and the browser are slow on their first example.
settings.register_profile("attrib", deadline=None)
settings.load_profile("attrib")
