"""Facts to tables.

A module is a table, made by its function of the same name. Its parameters name other tables or
the inputs ``facts``, ``tree``, ``settings``, ``window`` and ``lens``.
"""
