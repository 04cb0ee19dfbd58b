//! Random numbers and cases that repeat by their seed.

use crate::{Case, Knob, case_with};

/// The largest multiple of its default that a knob is turned to: enough to meet
/// growth, little enough to be quick.
const BEYOND_DEFAULT: u64 = 2;

/// The `SplitMix64` sequence: a few lines, and every seed gives a good one.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The next number below a limit, which is not 0. For limits far below
    /// 2^64 all numbers are as good as equally likely.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.bits() % limit
    }

    /// The next number below a limit of 32 bits, which is not 0.
    ///
    /// # Panics
    ///
    /// If the limit is 0.
    pub fn below_u32(&mut self, limit: u32) -> u32 {
        u32::try_from(self.below(limit.into())).expect("below a u32")
    }

    /// The next index of something with so many elements, which is not empty.
    ///
    /// # Panics
    ///
    /// If it is empty.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).expect("below a usize")
    }

    /// A case of these knobs: each value is spread evenly over its orders of
    /// magnitude, so that small ones are as likely as large ones.
    pub fn case(&mut self, knobs: &[Knob]) -> Case {
        case_with(knobs, |knob| self.spread(knob))
    }

    /// A value of the knob: a random number of bits, then random bits.
    fn spread(&mut self, knob: &Knob) -> u64 {
        let most = knob
            .max
            .min(knob.default.saturating_mul(BEYOND_DEFAULT))
            .max(knob.min);
        let span = most - knob.min;
        let bits = self.below(u64::from(65 - span.leading_zeros()));
        let offset = self.bits() & ((1 << bits) - 1);
        knob.min + offset.min(span)
    }
}
