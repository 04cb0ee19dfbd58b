//! Random cases, small and large alike, repeatable by their seed.

use std::hash::{BuildHasher, RandomState};

use exercises::harness::Registered;
use protocol::Case;
use protocol::random::Random;

/// The environment variable that repeats a run with the seed that failed.
pub const SEED_VARIABLE: &str = "BYTEWISE_SEED";

/// The seed of this run: the one asked for, or a new one.
pub fn seed() -> u64 {
    match std::env::var(SEED_VARIABLE) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{SEED_VARIABLE} is `{text}`; give a whole number")),
        Err(_) => RandomState::new().hash_one("bytewise"),
    }
}

/// Random cases of an exercise, as [`Random::case`] makes them.
pub fn random(exercise: &dyn Registered, seed: u64, count: usize) -> Vec<Case> {
    let mut random = Random::new(seed);
    let knobs = exercise.knobs();
    (0..count).map(|_| random.case(&knobs)).collect()
}
