//! The recorder of the exercises' Python sketches. The sketches themselves are
//! among the tests of each exercise.

mod recorder;

/// Compares and records; its head explains how.
const RECORDER: &str = "tests/python/record.py";
