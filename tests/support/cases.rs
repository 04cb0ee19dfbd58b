//! Random cases, small and large alike, repeatable by their seed.

use std::hash::{BuildHasher, RandomState};

use exercises::harness::Registered;
use protocol::{Case, Knob};

/// The environment variable that repeats a run with the seed that failed.
pub const SEED_VARIABLE: &str = "BYTEWISE_SEED";

/// How far beyond its default a knob is turned: enough to meet growth, little
/// enough to be quick.
const BEYOND_DEFAULT: u64 = 2;

/// The seed of this run: the one asked for, or a new one.
pub fn seed() -> u64 {
    match std::env::var(SEED_VARIABLE) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{SEED_VARIABLE} is `{text}`; give a whole number")),
        Err(_) => RandomState::new().hash_one("bytewise"),
    }
}

/// Random cases of an exercise: each knob's value is spread evenly over its
/// orders of magnitude, so that small ones are as likely as large ones.
pub fn random(exercise: &dyn Registered, seed: u64, count: usize) -> Vec<Case> {
    let mut numbers = Numbers(seed);
    let knobs = exercise.knobs();
    (0..count)
        .map(|_| {
            knobs
                .iter()
                .map(|knob| (knob.name.clone(), numbers.spread(knob)))
                .collect()
        })
        .collect()
}

/// The `SplitMix64` sequence: a few lines, and every seed gives a good one.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A value of the knob: a random number of bits, then random bits.
    fn spread(&mut self, knob: &Knob) -> u64 {
        let most = knob
            .max
            .min(knob.default.saturating_mul(BEYOND_DEFAULT))
            .max(knob.min);
        let span = most - knob.min;
        let bits = self.next() % u64::from(65 - span.leading_zeros());
        let offset = self.next() & ((1 << bits) - 1);
        knob.min + offset.min(span)
    }
}
