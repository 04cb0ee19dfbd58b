//! The tracer, on situations made for it. That the exercises' lines add up is
//! among the tests of each exercise.

mod probe;
