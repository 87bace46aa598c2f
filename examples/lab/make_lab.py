"""Make the git repository of a made-up training lab whose truth is declared in the tables below."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from zlib import crc32

HERE = Path(__file__).parent
