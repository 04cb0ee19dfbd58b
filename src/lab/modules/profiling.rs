//! The measured module of the track `profiling`.

const EXERCISES: lab::Exercises = lab::track("profiling");

lab::exports!(lab::run(EXERCISES));
