"""Runs an ONNX model on one text at a time, several side by side.

Why not padded batches: integer models choose their rounding by everything in the batch, so a text's vector would depend on its
neighbours; and on processors one run a core is no slower (docs/decisions/embedder.md).
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as ort

from rashomon.errors import Misconfigured
from rashomon.models.embedder import Vectors, unit_rows


def cores() -> int:
    """Count the cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def open_session(model: Path | bytes, *, fuse: bool = True) -> InferenceSession:
    """Open a model so that each run keeps to one core.

    Args:
        model: a file, or the serialised model itself.
        fuse: let onnxruntime merge operators; not wanted where the graph was already written with merged ones.

    Raises:
        Misconfigured: this is no model that onnxruntime can run.
    """
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    if not fuse:
        options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except (ort.Fail, ort.InvalidArgument, ort.InvalidGraph, ort.InvalidProtobuf, ort.NotImplemented, ort.RuntimeException) as error:
        raise Misconfigured(f"onnxruntime cannot run this model: {error}") from error


def each_alone(vector: Callable[[str], Vectors], texts: Sequence[str], *, dimensions: int, threads: int) -> Vectors:
    """Call `vector`, which returns shape (1, dimensions), on each text, `threads` at a time; return unit rows in order."""
    if not texts:
        return np.empty((0, dimensions), np.float32)
    with ThreadPoolExecutor(threads) as pool:
        return unit_rows(np.concatenate(list(pool.map(vector, texts))))
