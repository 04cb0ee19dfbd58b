//! Votes on a question, counted by hand or told by whoever counts them: twice,
//! before and after the room has talked.

/// The most guesses that are told apart where a question has no choices.
pub const MOST_GUESSES: usize = 4;

/// The most votes for one choice.
const MOST_VOTES: u32 = 9_999;

/// The most bytes of a guess.
const LONGEST_GUESS: usize = 24;

/// The votes on one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The count of each choice, before the discussion and after it.
    rounds: [Vec<u32>; 2],
    /// True once they are counted again.
    again: bool,
    /// True if the counts are shown.
    shown: bool,
    /// True if phones vote, and the host counts.
    polled: bool,
    /// The guesses that the room makes, where the question has no choices.
    guesses: Vec<String>,
}

impl Tally {
    /// The votes for a choice in a round, 0 or 1.
    pub fn count(&self, round: usize, choice: usize) -> u32 {
        let round = self.rounds.get(round);
        round.and_then(|it| it.get(choice)).copied().unwrap_or(0)
    }

    /// All votes of a round.
    pub fn total(&self, round: usize) -> u32 {
        self.rounds.get(round).map_or(0, |it| it.iter().sum())
    }

    /// The round that is counted: 0, or 1 after the discussion.
    pub fn round(&self) -> usize {
        usize::from(self.again)
    }

    /// True if the counts are shown.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// True if phones vote; else they are counted by hand.
    pub fn is_polled(&self) -> bool {
        self.polled
    }

    /// The guess of that place.
    pub fn guess(&self, at: usize) -> &str {
        self.guesses.get(at).map_or("", String::as_str)
    }

    /// The same with another count in the round that is counted.
    #[must_use]
    pub fn with(mut self, choice: usize, count: u32) -> Self {
        let round = self.round();
        let votes = &mut self.rounds[round];
        if choice < 64 {
            if votes.len() <= choice {
                votes.resize(choice + 1, 0);
            }
            votes[choice] = count.min(MOST_VOTES);
        }
        self
    }

    /// The same, counted by phones or by hand. The counts so far stay.
    #[must_use]
    pub fn polled(mut self, polled: bool) -> Self {
        self.polled = polled;
        self
    }

    /// The same with the counts that the host tells, of each round; of one that is
    /// counted by hand nothing changes.
    #[must_use]
    pub fn told(mut self, counts: &[Vec<u32>]) -> Self {
        if self.polled {
            for (round, counts) in self.rounds.iter_mut().zip(counts) {
                let told = counts.iter().take(64).map(|count| (*count).min(MOST_VOTES));
                *round = told.collect();
            }
        }
        self
    }

    /// The same with one vote more.
    #[must_use]
    pub fn plus(self, choice: usize) -> Self {
        let count = self.count(self.round(), choice);
        self.with(choice, count.saturating_add(1))
    }

    /// The same with another guess.
    #[must_use]
    pub fn guessed(mut self, at: usize, guess: &str) -> Self {
        if at < MOST_GUESSES {
            self.guesses.resize(MOST_GUESSES, String::new());
            self.guesses[at] = cut(guess);
        }
        self
    }

    /// The same with its counts shown, or hidden.
    #[must_use]
    pub fn turned(mut self) -> Self {
        self.shown = !self.shown;
        self
    }

    /// The same in the other round. Nothing is lost: both are kept.
    #[must_use]
    pub fn again(mut self) -> Self {
        self.again = !self.again;
        self.shown = false;
        self
    }

    /// As one string: both rounds, what is shown, and the guesses, split by `/`.
    pub fn write(&self) -> String {
        let counts = |round: &Vec<u32>| {
            let counts: Vec<String> = round.iter().map(u32::to_string).collect();
            counts.join(",")
        };
        let [first, second] = &self.rounds;
        let flags = u8::from(self.polled) * 4 + u8::from(self.again) * 2 + u8::from(self.shown);
        let mut parts = vec![counts(first), counts(second), flags.to_string()];
        parts.extend(self.guesses.iter().cloned());
        parts.join("/")
    }

    /// Reads what [`write`](Self::write) wrote; of anything else, as far as it
    /// makes sense.
    pub fn read(text: &str) -> Self {
        let mut parts = text.split('/');
        let mut counts = || -> Vec<u32> {
            let round = parts.next().unwrap_or_default();
            let counts = round.split(',').filter(|it| !it.is_empty()).take(64);
            let count = |it: &str| it.parse::<u32>().unwrap_or(0).min(MOST_VOTES);
            counts.map(count).collect()
        };
        let rounds = [counts(), counts()];
        let flags = parts.next().and_then(|it| it.parse::<u8>().ok());
        let flags = flags.unwrap_or(0);
        Self {
            rounds,
            again: flags & 2 != 0,
            shown: flags & 1 != 0,
            polled: flags & 4 != 0,
            guesses: parts.take(MOST_GUESSES).map(cut).collect(),
        }
    }
}

/// A guess without what splits the string, and no longer than a guess is.
fn cut(guess: &str) -> String {
    let kept = guess.chars().filter(|c| *c != '/' && !c.is_control());
    kept.take(LONGEST_GUESS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::{BUDGET_MS, string};

    #[test]
    fn both_rounds_are_kept_and_only_one_is_counted() {
        let first = Tally::default().with(1, 24).plus(1).plus(0);
        assert_eq!([0, 1, 2].map(|at| first.count(0, at)), [1, 25, 0]);
        let second = first.clone().turned().again();
        assert!(!second.is_shown(), "the room has not voted again");
        let second = second.with(2, 30);
        assert_eq!((second.total(0), second.total(1)), (26, 30));
        assert_eq!(second.again().count(0, 1), 25);
    }

    #[test]
    fn the_host_counts_as_long_as_phones_vote_and_what_it_told_stays() {
        let hand = Tally::default().with(0, 3);
        let told = [vec![1, 20], vec![0, 0]];
        assert_eq!(hand.clone().told(&told), hand, "it is counted by hand");
        let phones = hand.polled(true).told(&told);
        assert_eq!([0, 1].map(|at| phones.count(0, at)), [1, 20]);
        let second = phones.turned().again().told(&[vec![1, 20], vec![15, 6]]);
        assert_eq!((second.total(0), second.total(1)), (21, 21));
        assert_eq!(Tally::read(&second.write()), second);
        let by_hand = second.polled(false).plus(0).told(&told);
        assert_eq!([0, 1].map(|at| by_hand.count(1, at)), [16, 6]);
    }

    #[test]
    fn a_count_is_never_more_than_a_room() {
        assert_eq!(
            Tally::default().with(0, u32::MAX).plus(0).total(0),
            MOST_VOTES
        );
        assert_eq!(Tally::default().with(9_000_000, 1).total(0), 0);
    }

    #[test]
    fn whatever_is_read_is_written_and_read_again() {
        let some = Tally::default()
            .with(2, 7)
            .guessed(1, "48/ k")
            .turned()
            .again();
        assert_eq!(Tally::read(&some.write()), some);
        assert_eq!(some.guess(1), "48 k");
        arbtest::arbtest(|input| {
            let text = string(input, &["/", ",", "3", "12", "99999", "-1", "k"])?;
            let tally = Tally::read(&text);
            assert_eq!(Tally::read(&tally.write()), tally, "{text:?}");
            Ok(())
        })
        .budget_ms(BUDGET_MS);
    }
}
