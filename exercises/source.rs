//! The source of a payload: values drawn from a seed, one after another, and
//! counted. A value cannot be computed from its place, and is given once, so
//! code that needs it later has to keep it.

use std::cell::{Cell, RefCell};

use protocol::random::Random;
use protocol::text;

/// A given number of values, each of which can be taken once.
pub struct Source<T> {
    draw: Box<dyn Fn(&mut Random) -> T>,
    random: RefCell<Random>,
    len: usize,
    taken: Cell<usize>,
    calls: Cell<usize>,
    /// The number of calls after the last value.
    in_vain: Cell<usize>,
}

/// So many calls after the last value are those of a loop that never ends.
const IN_VAIN: usize = 100_000;

impl<T> Source<T> {
    /// So many values, each drawn in its turn. The same random numbers give the
    /// same values.
    pub fn new(
        random: Random,
        len: usize,
        draw: impl Fn(&mut Random) -> T + 'static,
    ) -> Self {
        Self {
            draw: Box::new(draw),
            random: RefCell::new(random),
            len,
            taken: Cell::new(0),
            calls: Cell::new(0),
            in_vain: Cell::new(0),
        }
    }

    /// The next value; none after the last. One call.
    ///
    /// # Panics
    ///
    /// If it goes on being asked after the last: then a loop has no end.
    #[track_caller]
    pub fn next(&self) -> Option<T> {
        self.called();
        self.draw()
    }

    /// The next values, at most so many; none after the last. One call.
    ///
    /// # Panics
    ///
    /// If it goes on being asked after the last: then a loop has no end.
    #[track_caller]
    pub fn read(&self, at_most: usize) -> Vec<T> {
        self.called();
        let count = at_most.min(self.left());
        let mut values = Vec::with_capacity(count);
        values.extend(std::iter::from_fn(|| self.draw()).take(count));
        values
    }

    /// All values that are left, one after the other. As with a range, a list
    /// collected from it has room for just as many.
    ///
    /// # Panics
    ///
    /// If another call takes values that this one counts on.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = T> {
        let next =
            |_| self.next().expect("each value of a source can be taken once");
        (0..self.left()).map(next)
    }

    /// Counts the values that are left.
    pub fn left(&self) -> usize {
        self.len - self.taken.get()
    }

    /// Counts the calls that asked for values.
    pub fn calls(&self) -> usize {
        self.calls.get()
    }

    /// Says that some values were never taken, if so; `what` they are, as in
    /// `points`. Without a final dot.
    pub fn untaken(&self, what: &str) -> Option<String> {
        let [left, all] =
            [self.left(), self.len].map(|count| text::grouped(count as u64));
        (self.left() > 0).then(|| {
            format!("{left} of the {all} {what} were never looked at")
        })
    }

    /// Keeps something from being asked for too early: what is `asked`, as in
    /// `the place`, is known after the last of the values; `what` they are, as
    /// in `points`.
    ///
    /// # Panics
    ///
    /// If values are still to come.
    #[track_caller]
    pub fn require_all_taken(&self, asked: &str, what: &str) {
        // The number is put into words only for those who ask too early: this
        // is called while allocations count.
        assert!(
            self.left() == 0,
            "{asked} is known after the last of the {what}, and {} are still \
             to come: take all {what} before you ask for it",
            text::grouped(self.left() as u64)
        );
    }

    #[track_caller]
    fn called(&self) {
        self.calls.set(self.calls.get() + 1);
        if self.left() == 0 {
            self.in_vain.set(self.in_vain.get() + 1);
            assert!(
                self.in_vain.get() < IN_VAIN,
                "the source was asked {IN_VAIN} times after its last value: \
                 does the loop end?"
            );
        }
    }

    fn draw(&self) -> Option<T> {
        if self.left() == 0 {
            return None;
        }
        self.taken.set(self.taken.get() + 1);
        Some((self.draw)(&mut self.random.borrow_mut()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(len: usize) -> Source<u64> {
        Source::new(Random::new(7), len, |random| random.below(1_000))
    }

    #[test]
    fn a_seed_gives_the_same_values_however_they_are_taken() {
        let all: Vec<u64> = source(10).iter().collect();
        assert_eq!(all.len(), 10);
        let read = source(10);
        let mut in_parts = read.read(3);
        in_parts.extend(read.next());
        in_parts.extend(read.iter());
        assert_eq!(in_parts, all);
    }

    #[test]
    fn each_value_is_given_once_and_each_call_counts() {
        let source = source(5);
        assert_eq!(source.read(3).len(), 3);
        assert_eq!(
            source.untaken("points").as_deref(),
            Some("2 of the 5 points were never looked at")
        );
        assert_eq!(source.read(3).len(), 2);
        assert_eq!((source.read(3).len(), source.next()), (0, None));
        assert_eq!((source.left(), source.calls()), (0, 4));
        assert_eq!(source.untaken("points"), None);
    }

    #[test]
    fn a_list_of_all_values_has_room_for_no_more() {
        for len in [0, 1, 3, 5] {
            let source = source(len);
            let list: Vec<u64> = source.iter().collect();
            assert_eq!(list.capacity(), len);
        }
    }

    #[test]
    #[should_panic(
        expected = "the place is known after the last of the points, and 2 are"
    )]
    fn asking_too_early_is_told() {
        let source = source(5);
        source.read(3);
        source.require_all_taken("the place", "points");
    }

    #[test]
    fn asking_after_the_last_value_is_right() {
        for len in [0, 5] {
            let source = source(len);
            source.read(5);
            let ask = || source.require_all_taken("the place", "points");
            let ((), counts) = meter::measure(ask);
            assert_eq!(counts.allocations, 0, "it counts as the variant's");
        }
    }

    #[test]
    #[should_panic(expected = "does the loop end?")]
    fn a_loop_without_end_is_told() {
        let source = source(5);
        loop {
            source.read(2);
        }
    }

    #[test]
    #[should_panic(expected = "each value of a source can be taken once")]
    fn two_who_count_on_the_same_values_are_told() {
        let source = source(5);
        let first = source.iter();
        source.iter().for_each(drop);
        first.for_each(drop);
    }
}
