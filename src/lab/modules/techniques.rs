//! The measured module of the track `techniques`.

const EXERCISES: lab::Exercises = lab::track("techniques");

lab::exports!(lab::run(EXERCISES));
