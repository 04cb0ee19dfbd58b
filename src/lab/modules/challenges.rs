//! The measured module of the track `challenges`.

const EXERCISES: lab::Exercises = lab::track("challenges");

lab::exports!(lab::run(EXERCISES));
