//! borrowed-slices: a part of a list is looked at where it lies.

#[expect(
    clippy::needless_pass_by_value,
    reason = "what the exercise is about"
)]
mod naive;
mod optimized;
mod reused;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant, grown};

/// Readings, and how to cut windows out of them.
pub struct Case {
    /// The readings, in the order in which they came.
    pub readings: Vec<u32>,
    /// The number of readings in a window.
    pub window: usize,
}

impl Case {
    /// The index at which each window begins, for all windows that fit: a
    /// quarter of a window after the one before.
    pub fn starts(&self) -> impl ExactSizeIterator<Item = usize> {
        let windows = (self.readings.len() + 1).saturating_sub(self.window);
        (0..windows).step_by(self.step())
    }

    /// The number of readings from one window's start to the next.
    pub fn step(&self) -> usize {
        self.window / 4
    }
}

/// The jumps of all windows, added up.
pub type Answer = u64;

/// The exercise.
pub struct BorrowedSlices;

impl Exercise for BorrowedSlices {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "borrowed-slices";
    const HEADLINE: Headline = Headline::Total;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "readings",
            label: "Readings",
            default: 1_000_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10_000, 20_000, 50_000, 100_000, 300_000, 1_000_000],
        },
        KnobSpec {
            name: "window",
            label: "Readings in a window",
            default: 10_000,
            min: 8,
            max: 100_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 30_000, 100_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "reused", solve: reused::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("readings", 0)],
        &[("readings", 1)],
        &[("readings", 8), ("window", 8)],
        &[("readings", 1_023), ("window", 11)],
        &[("readings", 9_999)],
        &[("readings", 10_000)],
        &[("readings", 12_500)],
        &[("readings", 33_333), ("window", 7_777)],
    ];

    fn case(values: &Values) -> Case {
        let random = &mut values.random();
        let count = values.count("readings");
        let reading = |_| random.below_u32(u32::MAX);
        Case {
            readings: (0..count).map(reading).collect(),
            window: values.count("window"),
        }
    }

    fn floor(_: &Case) -> u64 {
        // The readings are there already.
        0
    }

    fn budget(case: &Case) -> u64 {
        // Half of a half of a window: a copy of neither fits. But there is
        // room for a queue, and for a list of all windows as slices, each an
        // address and a length of 4 bytes.
        let quarter = (case.window * size_of::<u32>() / 4) as u64;
        let slices = 2 * grown::<[u32; 2]>(case.starts().len());
        quarter.max(slices + (1 << 10))
    }
}

#[cfg(test)]
mod tests {
    use super::Case;

    fn starts(readings: usize, window: usize) -> Vec<usize> {
        Case { readings: vec![0; readings], window }.starts().collect()
    }

    #[test]
    fn a_window_begins_a_quarter_after_the_one_before_and_fits() {
        assert_eq!(starts(16, 8), [0, 2, 4, 6, 8]);
        assert_eq!(starts(15, 8), [0, 2, 4, 6]);
        assert_eq!(starts(8, 8), [0]);
        assert_eq!(starts(14, 9), [0, 2, 4]);
    }

    #[test]
    fn of_too_few_readings_there_is_no_window() {
        assert_eq!(starts(7, 8), []);
        assert_eq!(starts(0, 8), []);
    }
}
