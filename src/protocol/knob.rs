//! Knobs: the numbers of a case that a learner may turn.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The input of a run: each knob's name with its value.
pub type Case = BTreeMap<String, u64>;

/// The mapping from a slider's travel to values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Equal travel adds equal amounts.
    Linear,
    /// Equal travel multiplies by equal factors; for wide ranges.
    Logarithmic,
}

impl Scale {
    /// Maps a share of the slider's travel, from 0 to 1, to the distance from
    /// the least value of the range: from 0 to `span`, the whole width of the
    /// range.
    pub fn travelled(self, span: u64, share: f64) -> u64 {
        let span = span as f64;
        let above = match self {
            Self::Linear => span * share,
            Self::Logarithmic => (span + 1.0).powf(share) - 1.0,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it lies between 0 and the span, which is a u64"
        )]
        let above = above.round() as u64;
        above
    }
}

/// The case that an exercise with these knobs is recorded with.
pub fn default_case(knobs: &[Knob]) -> Case {
    case_with(knobs, |knob| knob.default)
}

/// The case with a value for each of these knobs.
///
/// It is filled knob by knob: collected, it would bring the standard library's
/// sort into the page's module.
pub fn case_with(knobs: &[Knob], mut value: impl FnMut(&Knob) -> u64) -> Case {
    let mut case = Case::new();
    for knob in knobs {
        case.insert(knob.name.clone(), value(knob));
    }
    case
}

/// One adjustable number of an exercise's case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knob {
    /// The name in links, requests and on the command line: `points`.
    pub name: String,
    /// The label that a person reads beside the slider: `Points`.
    pub label: String,
    /// The value that the recorded figures are for.
    pub default: u64,
    /// The smallest accepted value.
    pub min: u64,
    /// The largest accepted value.
    pub max: u64,
    /// The mapping from the slider's travel to values.
    pub scale: Scale,
    /// The sizes that the growth plot runs, ascending, none of them 0. Empty
    /// when bytes are not plotted against this knob.
    pub sweep: Vec<u64>,
}

/// The reason for which a string or number is no value of a knob. Its `Display` is the sentence
/// that the page and the command line show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnobError {
    label: String,
    given: String,
    min: u64,
    max: u64,
    problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Empty,
    NotANumber,
    OutOfRange,
}

impl Knob {
    /// Reads what a person typed: digits, optionally grouped by `,` `_` or
    /// spaces, between `min` and `max`.
    pub fn parse(&self, typed: &str) -> Result<u64, KnobError> {
        let digits: String = typed
            .trim()
            .chars()
            .filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}' | '\u{202f}'))
            .collect();
        if digits.is_empty() {
            return Err(self.error(typed, Problem::Empty));
        }
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(self.error(typed, Problem::NotANumber));
        }
        // Digits alone fail to parse only when they are too many.
        digits
            .parse()
            .ok()
            .filter(|value| (self.min..=self.max).contains(value))
            .ok_or_else(|| self.error(typed, Problem::OutOfRange))
    }

    /// Accepts a value that is within `min` and `max`.
    pub fn check(&self, value: u64) -> Result<u64, KnobError> {
        if (self.min..=self.max).contains(&value) {
            Ok(value)
        } else {
            Err(self.error(&value.to_string(), Problem::OutOfRange))
        }
    }

    fn error(&self, given: &str, problem: Problem) -> KnobError {
        KnobError {
            label: self.label.clone(),
            given: given.trim().to_owned(),
            min: self.min,
            max: self.max,
            problem,
        }
    }
}

impl fmt::Display for KnobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (label, given) = (&self.label, &self.given);
        match self.problem {
            Problem::Empty => write!(f, "{label} is empty")?,
            Problem::NotANumber => write!(f, "{label} cannot be `{given}`")?,
            Problem::OutOfRange => write!(f, "{label} cannot be {given}")?,
        }
        write!(
            f,
            "; give a whole number from {} to {}",
            crate::text::grouped(self.min),
            crate::text::grouped(self.max)
        )
    }
}

impl std::error::Error for KnobError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn points() -> Knob {
        Knob {
            name: "points".into(),
            label: "Points".into(),
            default: 10_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: vec![],
        }
    }

    #[test]
    fn a_number_may_be_grouped() {
        for typed in ["12345", " 12,345 ", "12_345", "12 345", "12\u{202f}345"] {
            assert_eq!(points().parse(typed), Ok(12_345), "{typed:?}");
        }
    }

    #[test]
    fn a_wrong_number_is_named_with_the_range() {
        for (typed, sentence) in [
            (
                "",
                "Points is empty; give a whole number from 0 to 1,000,000",
            ),
            (
                "ten",
                "Points cannot be `ten`; give a whole number from 0 to 1,000,000",
            ),
            (
                "-1",
                "Points cannot be `-1`; give a whole number from 0 to 1,000,000",
            ),
            (
                "1.5",
                "Points cannot be `1.5`; give a whole number from 0 to 1,000,000",
            ),
            (
                "1000001",
                "Points cannot be 1000001; give a whole number from 0 to 1,000,000",
            ),
            (
                "99999999999999999999999",
                "Points cannot be 99999999999999999999999; give a whole number from 0 to 1,000,000",
            ),
        ] {
            assert_eq!(points().parse(typed).unwrap_err().to_string(), sentence);
        }
    }

    #[test]
    fn a_value_out_of_range_is_refused() {
        assert_eq!(points().check(1_000_000), Ok(1_000_000));
        assert!(points().check(1_000_001).is_err());
    }
}
