//! The measured module of the track `optimization`.

const EXERCISES: lab::Exercises = lab::track("optimization");

lab::exports!(lab::run(EXERCISES));
