"""Facts to tables.

A module is a family of tables, each made by a public function that bears its name. The parameters name other tables
or the fields of ``Inputs``.
"""
