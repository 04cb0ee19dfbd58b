//! Where a lecture stands: the same in both of its windows, and after a reload.

use std::collections::BTreeMap;

use super::tally::Tally;
use crate::query::Query;

/// The most tallies that are kept.
const MOST_TALLIES: usize = 200;

/// A step of a lecture: the exercise and its step, each counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The exercise.
    pub exercise: usize,
    /// The step of it.
    pub step: usize,
}

/// The number of steps of each exercise, as far as it is known.
pub type Lengths = Vec<Option<usize>>;

/// The state of a lecture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// The step that is shown.
    pub place: Place,
    /// True if the screen is black.
    pub black: bool,
    /// The millisecond since 1970 at which it began; 0 if it has not.
    pub since: u64,
    /// Counts the changes: of two states the later one holds.
    stamp: u64,
    /// The votes on each question of each exercise.
    tallies: BTreeMap<(usize, usize), Tally>,
}

/// A change of the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// It begins now, if it has not.
    Begin(u64),
    /// The next step.
    Next,
    /// The step before.
    Back,
    /// That step.
    To(Place),
    /// The black screen, or the screen again.
    Black,
    /// The votes on that question of the exercise that is shown.
    Votes(usize, Tally),
    /// The counts of each round that the host tells, of a question of an exercise.
    Told(usize, usize, Vec<Vec<u32>>),
}

impl Place {
    /// Reads `2.3`: the third step of the second exercise.
    pub fn read(text: &str) -> Option<Self> {
        let (exercise, step) = text.split_once('.')?;
        let from_one = |text: &str| text.parse::<u16>().ok()?.checked_sub(1).map(usize::from);
        Some(Self {
            exercise: from_one(exercise)?,
            step: from_one(step)?,
        })
    }

    /// As an address has it.
    pub fn written(self) -> String {
        format!("{}.{}", self.exercise + 1, self.step + 1)
    }

    /// The same within a lecture, as far as its lengths are known.
    #[must_use]
    pub fn within(self, lengths: &Lengths) -> Self {
        let exercise = self.exercise.min(lengths.len().saturating_sub(1));
        if exercise != self.exercise {
            return Self { exercise, step: 0 };
        }
        let length = lengths.get(exercise).copied().flatten();
        let last = length.map_or(usize::MAX, |length| length.saturating_sub(1));
        Self {
            exercise,
            step: self.step.min(last),
        }
    }

    /// The place after it, if there is one and it is known.
    pub fn next(self, lengths: &Lengths) -> Option<Self> {
        let Self { exercise, step } = self;
        let length = (*lengths.get(exercise)?)?;
        if step + 1 < length {
            return Some(Self {
                exercise,
                step: step + 1,
            });
        }
        (exercise + 1 < lengths.len()).then_some(Self {
            exercise: exercise + 1,
            step: 0,
        })
    }

    /// The place before it: the last step of the exercise before, or its first
    /// where it is not known how many it has.
    pub fn back(self, lengths: &Lengths) -> Option<Self> {
        let Self { exercise, step } = self;
        if let Some(step) = step.checked_sub(1) {
            return Some(Self { exercise, step });
        }
        let exercise = exercise.checked_sub(1)?;
        let length = lengths.get(exercise).copied().flatten().unwrap_or(1);
        Some(Self {
            exercise,
            step: length.saturating_sub(1),
        })
    }
}

impl Talk {
    /// The same, opened at that step.
    #[must_use]
    pub fn opened_at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The votes on a question of the exercise that is shown.
    pub fn tally(&self, question: usize) -> Tally {
        let key = (self.place.exercise, question);
        self.tallies.get(&key).cloned().unwrap_or_default()
    }

    /// The votes on all questions, by exercise and question.
    pub fn tallies(&self) -> impl Iterator<Item = (usize, usize, &Tally)> {
        let all = self.tallies.iter();
        all.map(|((exercise, question), tally)| (*exercise, *question, tally))
    }

    /// The state after a change. One that changes nothing is no change.
    #[must_use]
    pub fn after(&self, change: Move, lengths: &Lengths) -> Self {
        let mut next = self.clone();
        match change {
            Move::Begin(now) if next.since == 0 => next.since = now,
            Move::Begin(_) => {}
            Move::Next => next.place = self.place.next(lengths).unwrap_or(self.place),
            Move::Back => next.place = self.place.back(lengths).unwrap_or(self.place),
            Move::To(place) => next.place = place.within(lengths),
            Move::Black => next.black = !self.black,
            Move::Votes(question, tally) => {
                if next.tallies.len() < MOST_TALLIES {
                    next.tallies.insert((self.place.exercise, question), tally);
                }
            }
            // The vote may have been closed since the host was asked.
            Move::Told(exercise, question, counts) => {
                if let Some(tally) = next.tallies.get_mut(&(exercise, question)) {
                    *tally = std::mem::take(tally).told(&counts);
                }
            }
        }
        if next != *self {
            next.stamp += 1;
        }
        next
    }

    /// The later one of two states; of states of the same age the one that both
    /// windows take.
    #[must_use]
    pub fn or_later(&self, other: Self) -> Self {
        let age = |talk: &Self| (talk.stamp, talk.write());
        if age(&other) > age(self) {
            other
        } else {
            self.clone()
        }
    }

    /// The whole minutes since it began.
    pub fn spent(&self, now: u64) -> u64 {
        if self.since == 0 {
            return 0;
        }
        now.saturating_sub(self.since) / 60_000
    }

    /// As one string, which the other window and the browser's storage get.
    pub fn write(&self) -> String {
        let mut query = Query::default()
            .with("at", &self.place.written())
            .with("stamp", &self.stamp.to_string())
            .with("since", &self.since.to_string());
        if self.black {
            query = query.with("black", "1");
        }
        for ((exercise, question), tally) in &self.tallies {
            query = query.with(&format!("v{exercise}.{question}"), &tally.write());
        }
        query.search()
    }

    /// Reads what [`write`](Self::write) wrote; nothing if it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let query = Query::parse(text);
        let number = |name: &str| query.get(name)?.parse::<u64>().ok();
        let tallies = query.pairs().filter_map(|(name, tally)| {
            let (exercise, question) = name.strip_prefix('v')?.split_once('.')?;
            let place = |text: &str| text.parse::<u16>().ok().map(usize::from);
            Some(((place(exercise)?, place(question)?), Tally::read(tally)))
        });
        Some(Self {
            place: Place::read(query.get("at")?)?,
            black: query.get("black") == Some("1"),
            since: number("since")?,
            // Never so large that no change could follow.
            stamp: number("stamp")?.min(u64::MAX / 2),
            tallies: tallies.take(MOST_TALLIES).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::{BUDGET_MS, string};

    const fn at(exercise: usize, step: usize) -> Place {
        Place { exercise, step }
    }

    #[test]
    fn next_walks_through_every_step_and_back_the_same_way() {
        let lengths = vec![Some(3), Some(1), Some(2)];
        let walked = [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(2, 0), at(2, 1)];
        let mut talk = Talk::default();
        for place in walked {
            assert_eq!(talk.place, place);
            talk = talk.after(Move::Next, &lengths);
        }
        assert_eq!(talk.place, at(2, 1), "the end is the end");
        for place in walked.into_iter().rev() {
            assert_eq!(talk.place, place);
            talk = talk.after(Move::Back, &lengths);
        }
        assert_eq!(talk.place, at(0, 0));
    }

    #[test]
    fn an_exercise_that_is_not_here_yet_is_entered_at_its_first_step_and_not_left() {
        let lengths = vec![None, Some(2), None];
        let enter = Talk::default().after(Move::To(at(2, 0)), &lengths);
        assert_eq!(enter.place, at(2, 0));
        assert_eq!(enter.after(Move::Next, &lengths).place, at(2, 0));
        let middle = enter.after(Move::Back, &lengths);
        assert_eq!(middle.place, at(1, 1));
        let first = middle.after(Move::To(at(1, 0)), &lengths);
        assert_eq!(first.after(Move::Back, &lengths).place, at(0, 0));
    }

    #[test]
    fn a_place_beyond_the_lecture_is_brought_into_it() {
        let lengths = vec![Some(3), None];
        for (place, within) in [
            (at(0, 9), at(0, 2)),
            (at(1, 9), at(1, 9)),
            (at(7, 4), at(1, 0)),
        ] {
            assert_eq!(place.within(&lengths), within);
        }
    }

    #[test]
    fn the_later_of_two_states_holds_whichever_is_asked() {
        let lengths = vec![Some(9)];
        let begun = Talk::default().after(Move::Begin(1_000), &lengths);
        let one = begun.after(Move::Next, &lengths);
        let other = begun.after(Move::Black, &lengths);
        let two = one.after(Move::Next, &lengths);
        assert_eq!(one.or_later(two.clone()), two);
        assert_eq!(two.or_later(one.clone()), two);
        // Both windows were pressed at once: they agree all the same.
        assert_eq!(one.or_later(other.clone()), other.or_later(one.clone()));
    }

    #[test]
    fn what_changes_nothing_is_no_change() {
        let lengths = vec![Some(1)];
        let talk = Talk::default().after(Move::Begin(5), &lengths);
        for nothing in [Move::Next, Move::Back, Move::Begin(9), Move::To(at(0, 0))] {
            assert_eq!(talk.after(nothing, &lengths), talk);
        }
    }

    #[test]
    fn minutes_are_whole_and_never_before_the_beginning() {
        let talk = Talk::default().after(Move::Begin(60_000), &vec![Some(1)]);
        let spent = [0, 60_000, 119_999, 120_000, 60_000 * 46].map(|now| talk.spent(now));
        assert_eq!(spent, [0, 0, 0, 1, 45]);
        assert_eq!(Talk::default().spent(1 << 40), 0);
    }

    #[test]
    fn votes_belong_to_the_exercise_that_is_shown() {
        let lengths = vec![Some(1), Some(1)];
        let tally = Tally::default().with(0, 12);
        let talk = Talk::default().after(Move::Votes(0, tally.clone()), &lengths);
        assert_eq!(talk.tally(0), tally);
        let next = talk.after(Move::Next, &lengths);
        assert_eq!(next.tally(0), Tally::default());
        assert_eq!(next.after(Move::Back, &lengths).tally(0), tally);
        assert_eq!(Talk::read(&next.write()), Some(next));
    }

    #[test]
    fn counts_that_come_late_go_to_their_own_question_and_change_no_other_thing() {
        let lengths = vec![Some(2), Some(1)];
        let polled = Tally::default().polled(true);
        let talk = Talk::default().after(Move::Votes(0, polled), &lengths);
        let shown = talk.after(Move::Votes(0, talk.tally(0).turned()), &lengths);
        let next = shown.after(Move::To(at(1, 0)), &lengths);
        let told = next.after(Move::Told(0, 0, vec![vec![2, 5]]), &lengths);
        assert_eq!(told.tally(0), Tally::default());
        let back = told.after(Move::To(at(0, 0)), &lengths);
        assert_eq!(back.tally(0).count(0, 1), 5);
        assert!(back.tally(0).is_shown());
        // What is known already is no change.
        assert_eq!(
            back.after(Move::Told(0, 0, vec![vec![2, 5]]), &lengths),
            back
        );
        assert_eq!(back.after(Move::Told(0, 1, vec![vec![1]]), &lengths), back);
    }

    #[test]
    fn whatever_another_window_says_is_a_state_or_nothing() {
        arbtest::arbtest(|input| {
            let parts = [
                "at=", "1.2", "&", "stamp=", "7", "since=", "v0.1=", "3,4/1", "black=1",
            ];
            let text = string(input, &parts)?;
            if let Some(talk) = Talk::read(&text) {
                assert_eq!(Talk::read(&talk.write()), Some(talk.clone()), "{text:?}");
                let _ = talk.after(Move::Black, &vec![Some(1)]);
            }
            Ok(())
        })
        .budget_ms(BUDGET_MS);
    }
}
