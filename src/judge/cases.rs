//! The cases that a version is checked with.

use protocol::random::Random;
use protocol::{Case, Knob, case_with, default_case};

/// The number of random ones among them.
const RANDOM: usize = 5;

/// The origin of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The knobs of the page say so.
    Page,
    /// It is the exercise's default.
    Default,
    /// The exercise names it as one at the edge.
    Edge,
    /// It was drawn from a seed.
    Random,
}

impl Origin {
    /// Describes a case of this origin.
    pub fn described(self) -> &'static str {
        match self {
            Self::Page => "the case above",
            Self::Default => "the default case",
            Self::Edge => "an edge case",
            Self::Random => "a random case",
        }
    }
}

/// A case with its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its origin.
    pub origin: Origin,
    /// The case.
    pub case: Case,
}

impl Check {
    /// The case that a person chose; it may be the default one.
    pub fn of_page(case: &Case, knobs: &[Knob]) -> Self {
        let origin = if *case == default_case(knobs) {
            Origin::Default
        } else {
            Origin::Page
        };
        Self {
            origin,
            case: case.clone(),
        }
    }
}

/// The default case, the edges, and what this seed gives; no case twice.
pub fn checks(knobs: &[Knob], edges: &[Case], seed: u32) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    let mut add = |origin, case: Case| {
        if checks.iter().all(|check| check.case != case) {
            checks.push(Check { origin, case });
        }
    };
    add(Origin::Default, default_case(knobs));
    for edge in edges {
        add(Origin::Edge, edge.clone());
    }
    let mut random = Random::new(u64::from(seed));
    for _ in 0..RANDOM {
        add(
            Origin::Random,
            case_with(knobs, |knob| value(&mut random, knob)),
        );
    }
    checks
}

/// A value of the knob, no larger than its default, so that the checks are as
/// quick as the run was.
fn value(random: &mut Random, knob: &Knob) -> u64 {
    let top = knob.default.clamp(knob.min, knob.max);
    // 53 bits, so from 0 to below 1.
    let share = (random.bits() >> 11) as f64 / (1_u64 << 53) as f64;
    let above = knob.scale.travelled(top - knob.min, share);
    (knob.min + above).min(top)
}

#[cfg(test)]
mod tests {
    use protocol::Scale;

    use super::*;
    use crate::samples::{case, knob};

    #[test]
    fn a_seed_gives_the_same_cases_again_and_another_gives_others() {
        let edges = [case(0), case(1), case(10_000), case(1)];
        let first = checks(&[knob()], &edges, 7);
        assert_eq!(first, checks(&[knob()], &edges, 7));
        assert_ne!(first, checks(&[knob()], &edges, 8));
        let origins: Vec<Origin> = first.iter().take(4).map(|check| check.origin).collect();
        // The default is among the edges, and one edge stands there twice.
        assert_eq!(
            origins,
            [Origin::Default, Origin::Edge, Origin::Edge, Origin::Random]
        );
    }

    #[test]
    fn random_cases_keep_to_the_knobs_and_to_sizes_that_are_quick() {
        for scale in [Scale::Linear, Scale::Logarithmic] {
            let knob = Knob {
                min: 3,
                default: 50,
                scale,
                ..knob()
            };
            for seed in 0..200 {
                for check in checks(std::slice::from_ref(&knob), &[], seed) {
                    let value = check.case["points"];
                    assert!((3..=50).contains(&value), "{value} of seed {seed}");
                }
            }
        }
    }
}
