import gc
import tracemalloc

import sketch


def peak(solve):
    """The most bytes that a function of the sketch has live at once."""
    case = sketch.case()
    gc.collect()
    tracemalloc.start()
    solve(case)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


[peak(sketch.naive), peak(sketch.optimized)]
