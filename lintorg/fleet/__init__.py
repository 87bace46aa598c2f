"""Runs one function over many things, in processes of this machine or on a Dask cluster; knows nothing of git."""
