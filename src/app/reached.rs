//! What a learner's own versions and predictions came to, as this browser
//! remembers it, for the page at a track's end.

use crate::browser::{self, Blocked};
use crate::kept::{self, PREDICTED, REACHED};

/// The figure that an exercise is about, at its default case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// That of the naive version.
    pub naive: u64,
    /// That of the learner's best version.
    pub own: u64,
}

/// The predictions of an exercise that can be right or wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Predicted {
    /// The number of those that held.
    pub held: u64,
    /// The number of those that were made.
    pub made: u64,
}

/// The figures of the learner's best version of an exercise.
pub fn figures(slug: &str) -> Option<Reached> {
    let [naive, own] = load(REACHED, slug)?;
    Some(Reached { naive, own })
}

/// Keeps the figures of a version, unless a better one's are kept. The naive
/// version is of the site, whose newest is the one to compare with.
pub fn add_figures(slug: &str, Reached { naive, own }: Reached) -> Result<(), Blocked> {
    let best = figures(slug)
        .filter(|known| known.naive == naive)
        .map_or(own, |known| known.own.min(own));
    store(REACHED, slug, [naive, best])
}

/// The predictions that were made of an exercise.
pub fn predicted(slug: &str) -> Option<Predicted> {
    let [held, made] = load(PREDICTED, slug)?;
    (held <= made).then_some(Predicted { held, made })
}

/// Keeps what the first predictions came to. Those that follow know the answer.
pub fn add_predicted(slug: &str, Predicted { held, made }: Predicted) -> Result<(), Blocked> {
    if made == 0 || predicted(slug).is_some() {
        return Ok(());
    }
    store(PREDICTED, slug, [held, made])
}

fn store(start: &str, slug: &str, [first, second]: [u64; 2]) -> Result<(), Blocked> {
    kept::store(&format!("{start}{slug}"), &format!("{first} {second}"))
}

fn load(start: &str, slug: &str) -> Option<[u64; 2]> {
    read(&browser::load(&format!("{start}{slug}")).ok()??)
}

/// Reads two numbers; none from anything else, whoever wrote it.
fn read(kept: &str) -> Option<[u64; 2]> {
    let (first, second) = kept.split_once(' ')?;
    Some([first.parse().ok()?, second.parse().ok()?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn only_two_numbers_are_read() {
        assert_eq!(read("1200 240"), Some([1_200, 240]));
        for kept in ["", "1", "1 ", " 1 2", "1 2 3", "-1 2", "1 2x", "1.5 2"] {
            assert_eq!(read(kept), None, "{kept:?}");
        }
        arbtest::arbtest(|input| {
            let kept = fuzz::string(input, &["0", "18446744073709551615", "9", " ", "\n", "-"])?;
            if let Some([first, second]) = read(&kept) {
                assert_eq!(read(&format!("{first} {second}")), Some([first, second]));
            }
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }
}
