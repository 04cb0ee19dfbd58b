//! The measured module of the track `drills`.

const EXERCISES: lab::Exercises = lab::track("drills");

lab::exports!(lab::run(EXERCISES));
