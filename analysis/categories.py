"""Text columns as positions in a list of known values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Ints: TypeAlias = NDArray[np.integer[Any]]
Floats: TypeAlias = NDArray[np.floating[Any]]
Bools: TypeAlias = NDArray[np.bool_]


def positions(column: pd.Series[Any], values: Sequence[str]) -> Ints:
    """For each cell its value's position among the values, -1 where it is null or none of them.

    A category column over the very same values costs nothing: its codes are the answer.
    """
    known = pd.Index(list(values))
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return known.get_indexer(pd.Index(column))
    codes: Ints = column.cat.codes.to_numpy()
    if list(column.cat.categories) == list(values):
        return codes
    return np.append(known.get_indexer(column.cat.categories), -1)[codes]


def categorical(codes: Ints, values: Sequence[str]) -> pd.Categorical[str]:
    """The values at the positions, as a category that knows all of them in their order."""
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(values)))


def smallest_integers(count: int) -> type[np.signedinteger[Any]]:
    """The narrowest type for positions below a count; NumPy sorts those of 16 bits and fewer by radix."""
    fitting = (kind for kind in (np.int8, np.int16, np.int32) if count <= np.iinfo(kind).max)
    return next(fitting, np.int64)


def place_integers(count: int) -> type[np.signedinteger[Any]]:
    """The type for sums and places below a count: half the memory is half the time."""
    return np.int32 if count <= np.iinfo(np.int32).max else np.int64
