"""Identity numbers with right check digits for whole columns at once."""

from __future__ import annotations

import numpy as np

from jiayuan.config.demo.dice import Ints, Texts, pick
from jiayuan.kernel.idform import CHECKS, WEIGHTS

_OTHER_BEIJING = ("110101", "110103", "110105", "110106", "110107", "110108", "110109", "110111", "110112", "110113")
_ELSEWHERE = (
    "130102", "130203", "130682", "120101", "210102", "220102", "230103", "320102", "330106", "340103", "350102",
    "370102", "370203", "410102", "420106", "430102", "440103", "500103", "510104", "610102", "140105", "150102",
)  # fmt: skip
_PERMITS = ("810000", "820000", "830000")


def prefixes(rng: np.random.Generator, born: Ints) -> Texts:
    """110102 32 %, 110104 (abolished in 2010) 26 %, other Beijing 14 %, elsewhere 28 %; `born` as yyyymmdd."""
    n = len(born)
    group = rng.choice(4, n, p=(0.32, 0.26, 0.14, 0.28))
    found = np.where(group == 0, "110102", "110104").astype(object)
    found[group == 2] = pick(rng, _OTHER_BEIJING, int((group == 2).sum()))
    found[group == 3] = pick(rng, _ELSEWHERE, int((group == 3).sum()))
    # Xuanwu was merged into Xicheng in July 2010; later children bear the new prefix.
    found[(group == 1) & (born >= 20100701)] = "110102"
    return found


def check_digits(first17: Ints) -> Texts:
    """MOD 11-2 for rows of seventeen digits."""
    sums = first17 @ np.array(WEIGHTS)
    chars: Texts = np.array(list(CHECKS), dtype=object)[sums % 11]
    return chars


def _sequences(rng: np.random.Generator, keys: Ints, male: Ints) -> Ints:
    """Three digits, odd for men, such that (key, sequence) is unique."""
    chosen = rng.integers(0, 497, len(keys)) * 2 + male
    # People of one prefix and birthday are few; a handful of redraws always suffices.
    for _ in range(50):
        whole = keys * 1000 + chosen
        order = np.argsort(whole, kind="stable")
        twice = np.zeros(len(whole), bool)
        twice[order[1:]] = whole[order[1:]] == whole[order[:-1]]
        if not twice.any():
            break
        chosen[twice] = rng.integers(0, 497, int(twice.sum())) * 2 + male[twice]
    return chosen


def id_numbers(rng: np.random.Generator, born: Ints, male: Ints, permits: np.ndarray) -> Texts:
    """Numbers for people born on `born` (yyyymmdd); where `permits` is true a Hong Kong, Macao or Taiwan permit."""
    head = prefixes(rng, born)
    head[permits] = pick(rng, _PERMITS, int(permits.sum()))
    codes = head.astype(np.int64)
    sequence = _sequences(rng, codes * 100_000_000 + born, male)
    number = (codes * 100_000_000 + born) * 1000 + sequence
    digits = np.empty((len(born), 17), np.int64)
    rest = number.copy()
    for place in range(16, -1, -1):
        rest, digits[:, place] = np.divmod(rest, 10)
    whole: Texts = number.astype(str).astype(object) + check_digits(digits)
    return whole
