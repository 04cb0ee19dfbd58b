//! An answer with what a variant found out besides.

use std::fmt;

use meter::trace::Unavailable;

/// The value that a variant computes, and its findings about its own memory.
/// It shows as its value, and equals another whose value is the same, whatever
/// the findings. Findings that all versions must share belong in the value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<V, F> {
    /// The value that the variant computes, equal for all variants.
    pub value: V,
    /// Its findings about its own memory.
    pub found: F,
}

/// The figures of lines, or the reason why there are none.
pub type Lines<L> = Result<L, Unavailable>;

impl<V: PartialEq, F> PartialEq for Found<V, F> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<V: fmt::Display, F> fmt::Display for Found<V, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_equal_if_their_values_are() {
        let answer = |value, found| Found { value, found };
        assert!(answer(1, "small") == answer(1, "large"));
        assert!(answer(1, "small") != answer(2, "small"));
        assert_eq!(answer(1, "small").to_string(), "1");
    }
}
