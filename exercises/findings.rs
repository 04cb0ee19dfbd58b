//! What a variant found out about its own memory, made into tables and pictures.

use std::fmt;

use meter::trace::{
    Difference, Differences, Statistic, Statistics, Unavailable,
};
use protocol::{DifferenceRow, FindingTable, LayoutField, StatisticRow};

/// The answer of a variant that looks at its own memory. It shows as its value
/// and equals another whose value is the same, whatever the lines say.
pub struct WithLines<V, L> {
    /// What the variant computes, equal for all variants.
    pub value: V,
    /// What it found out about its own memory, or why it found nothing.
    pub lines: Result<L, Unavailable>,
}

impl<V: PartialEq, L> PartialEq for WithLines<V, L> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<V: fmt::Display, L> fmt::Display for WithLines<V, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// Statistics as a finding's table, or why there are none.
pub fn statistics(
    statistics: &Result<Statistics, Unavailable>,
) -> FindingTable {
    match statistics {
        Ok(rows) => FindingTable::Statistics(
            rows.iter()
                .map(|Statistic { place, bytes, blocks }| StatisticRow {
                    place: place.clone(),
                    bytes: *bytes,
                    blocks: *blocks,
                })
                .collect(),
        ),
        Err(why) => FindingTable::Unavailable(why.to_string()),
    }
}

/// Differences as a finding's table, or why there are none.
pub fn differences(
    differences: &Result<Differences, Unavailable>,
) -> FindingTable {
    match differences {
        Ok(rows) => FindingTable::Differences(
            rows.iter()
                .map(
                    |Difference {
                         place,
                         bytes,
                         bytes_change,
                         blocks,
                         blocks_change,
                     }| DifferenceRow {
                        place: place.clone(),
                        bytes: *bytes,
                        bytes_change: *bytes_change,
                        blocks: *blocks,
                        blocks_change: *blocks_change,
                    },
                )
                .collect(),
        ),
        Err(why) => FindingTable::Unavailable(why.to_string()),
    }
}

/// A field of a picture, with the numbers as `offset_of` and `size_of` give
/// them.
pub fn field(name: &str, offset: usize, size: usize) -> LayoutField {
    LayoutField {
        name: name.to_owned(),
        offset: offset as u64,
        size: size as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harness::Gauge;
    use protocol::Finding;

    #[test]
    fn answers_are_equal_if_their_values_are() {
        let answer = |value, why| WithLines::<u64, Statistics> {
            value,
            lines: Err(why),
        };
        let one = answer(1, Unavailable::NoLines);
        assert!(one == answer(1, Unavailable::NotStarted));
        assert!(one != answer(2, Unavailable::NoLines));
        assert_eq!(one.to_string(), "1");
    }

    #[test]
    fn without_lines_a_variant_answers_and_says_that_there_are_none() {
        let mut looked = 0;
        for exercise in crate::all().filter(|exercise| exercise.traced()) {
            let case = exercise.default_case();
            for variant in exercise.variants() {
                let run = exercise.run(variant, &case, &Gauge::default);
                let findings = run.expect("the default is valid").findings;
                assert!(
                    matches!(
                        findings[..],
                        [Finding { table: FindingTable::Unavailable(_), .. }]
                    ),
                    "{} {variant}: {findings:?}",
                    exercise.slug()
                );
                looked += 1;
            }
        }
        assert!(looked > 0, "no exercise looks at its own memory");
    }
}
